//! Two threads wait, told apart by what they print; two `notify_one` wake both, in either order.
//!
//! Main sets the flag before it notifies: whoever comes later does not wait. A thread woken by the
//! first notification or a thread that never waited may be overtaken by the other: both orders.
//! With two notifications after the flag no thread is left behind.
//!
//! outcome: exit "A\nB\n"
//! outcome: exit "B\nA\n"

use std::sync::{Condvar, Mutex};
use std::thread;

fn main() {
    let ready = Mutex::new(false);
    let changed = Condvar::new();
    thread::scope(|scope| {
        for name in ["A", "B"] {
            let (ready, changed) = (&ready, &changed);
            scope.spawn(move || {
                let mut guard = ready.lock().unwrap();
                while !*guard {
                    guard = changed.wait(guard).unwrap();
                }
                println!("{name}");
            });
        }
        *ready.lock().unwrap() = true;
        changed.notify_one();
        changed.notify_one();
    });
}
