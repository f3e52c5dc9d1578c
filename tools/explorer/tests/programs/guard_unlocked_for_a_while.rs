//! `MutexGuard::unlocked` lets others in between two parts of what looks like one critical section.
//!
//! A adds one twice, B multiplies by ten: before A, 2; in between, 11; after A, 20.
//!
//! dependency: parking_lot
//! outcome: exit "2\n"
//! outcome: exit "11\n"
//! outcome: exit "20\n"

use parking_lot::{Mutex, MutexGuard};
use std::thread;

fn main() {
    let number = Mutex::new(0);
    thread::scope(|scope| {
        scope.spawn(|| {
            let mut guard = number.lock();
            *guard += 1;
            MutexGuard::unlocked(&mut guard, || ());
            *guard += 1;
        });
        scope.spawn(|| *number.lock() *= 10);
    });
    println!("{}", number.into_inner());
}
