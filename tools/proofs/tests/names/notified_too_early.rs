use std::sync::{Condvar, Mutex};
use std::thread;

fn main() {
    let lock = Mutex::new(());
    let ready = Condvar::new();
    thread::scope(|s| {
        s.spawn(|| ready.notify_one());
        let _guard = ready.wait(lock.lock().unwrap()).unwrap();
    });
}
