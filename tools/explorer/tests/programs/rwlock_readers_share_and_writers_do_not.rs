//! Two looks by a reader under one guard, against a writer.
//!
//! Under one guard both looks see the same: `1 1` or `2 2`. `1 2` would mean that a writer was let in.
//!
//! outcome: exit "1 1\n"
//! outcome: exit "2 2\n"

use std::sync::RwLock;
use std::thread;

fn main() {
    let number = RwLock::new(1);
    thread::scope(|scope| {
        scope.spawn(|| *number.write().unwrap() += 1);
        let guard = number.read().unwrap();
        let first = *guard;
        thread::yield_now();
        println!("{first} {guard}");
    });
}
