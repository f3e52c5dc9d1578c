//! Waiting without a flag: a notification that comes first is lost.
//!
//! Notified while it waits, or woken for no reason: `woke`. Notified before it waits and never woken
//! for no reason: hangs, since main waits for the scope.
//!
//! outcome: exit "woke\n"
//! outcome: deadlock ""

use std::sync::{Condvar, Mutex};
use std::thread;

fn main() {
    let lock = Mutex::new(());
    let changed = Condvar::new();
    thread::scope(|scope| {
        scope.spawn(|| {
            let guard = lock.lock().unwrap();
            let _guard = changed.wait(guard).unwrap();
            println!("woke");
        });
        changed.notify_all();
    });
}
