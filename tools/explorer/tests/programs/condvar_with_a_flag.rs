//! Waiting for a flag in a loop, with the flag set under the lock: always seen.
//!
//! The waiter finds the flag set, or waits and is woken after it was set; a spurious wakeup finds it
//! unset and waits again. `set` is printed after the notification, by main: in either order with the
//! waiter's line.
//!
//! outcome: exit "seen\nset\n"
//! outcome: exit "set\nseen\n"

use std::sync::{Condvar, Mutex};
use std::thread;

fn main() {
    let ready = Mutex::new(false);
    let changed = Condvar::new();
    thread::scope(|scope| {
        scope.spawn(|| {
            let mut guard = ready.lock().unwrap();
            while !*guard {
                guard = changed.wait(guard).unwrap();
            }
            drop(guard);
            println!("seen");
        });
        *ready.lock().unwrap() = true;
        changed.notify_one();
        println!("set");
    });
}
