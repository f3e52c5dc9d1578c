//! With a `RecursiveRwLock`, whoever reads may read again although a writer waits.
//!
//! A's two reads see the same: B writes before both or after both.
//!
//! dependency: parking_lot
//! outcome: exit "0 0\n"
//! outcome: exit "1 1\n"

use parking_lot::RecursiveRwLock;
use std::thread;

fn main() {
    let number = RecursiveRwLock::new(0);
    thread::scope(|scope| {
        scope.spawn(|| {
            let first = number.read();
            let second = number.read();
            println!("{} {}", *first, *second);
        });
        scope.spawn(|| *number.write() = 1);
    });
}
