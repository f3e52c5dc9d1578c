//! A waiting thread does not keep the lock: main can take it only because `wait` released it.
//!
//! Main locks before the thread waits or while it waits, sets the flag and notifies while it still
//! holds the lock; the thread prints only with the lock taken back, so after main's line.
//!
//! outcome: exit "main has the lock\nthread has it back\n"

use std::sync::{Condvar, Mutex};
use std::thread;

fn main() {
    let ready = Mutex::new(false);
    let changed = Condvar::new();
    thread::scope(|scope| {
        scope.spawn(|| {
            let guard = ready.lock().unwrap();
            let _guard = changed.wait_while(guard, |ready| !*ready).unwrap();
            println!("thread has it back");
        });
        let mut guard = ready.lock().unwrap();
        println!("main has the lock");
        *guard = true;
        changed.notify_all();
    });
}
