//! parking_lot's condition variable, which never wakes for no reason.
//!
//! Without a flag the notification may come first and be lost: hangs. Otherwise: woken.
//!
//! dependency: parking_lot
//! outcome: exit "woke\n"
//! outcome: deadlock ""

use parking_lot::{Condvar, Mutex};
use std::thread;

fn main() {
    let lock = Mutex::new(());
    let changed = Condvar::new();
    thread::scope(|scope| {
        scope.spawn(|| {
            let mut guard = lock.lock();
            changed.wait(&mut guard);
            println!("woke");
        });
        changed.notify_one();
    });
}
