//! Between writing and reading by `downgrade` no other writer comes, and readers may come at once.
//!
//! A sees the same number twice: 1 if it writes first, 11 if B does; 1 and then 11 would need B in
//! between. C reads while main, which has downgraded, reads too and waits for C.
//!
//! outcome: exit "1 1\n11\n"
//! outcome: exit "11 11\n11\n"

use std::sync::{RwLock, RwLockWriteGuard};
use std::thread;

fn main() {
    let number = RwLock::new(0);
    thread::scope(|scope| {
        scope.spawn(|| {
            let mut writing = number.write().unwrap();
            *writing += 1;
            let written = *writing;
            let reading = RwLockWriteGuard::downgrade(writing);
            println!("{written} {}", *reading);
        });
        scope.spawn(|| *number.write().unwrap() += 10);
    });
    thread::scope(|scope| {
        let writing = number.write().unwrap();
        let c = scope.spawn(|| *number.read().unwrap());
        let _reading = RwLockWriteGuard::downgrade(writing);
        println!("{}", c.join().unwrap());
    });
}
