//! A reader that waits, with its guard, for another reader's sign: possible only if both may read.
//!
//! Each thread adds one while it holds its read guard and main, also holding one, waits for both by
//! joining them. If readers excluded each other this would hang.
//!
//! outcome: exit "7 7\n"

use std::sync::RwLock;
use std::thread;

fn main() {
    let number = RwLock::new(7);
    thread::scope(|scope| {
        let guard = number.read().unwrap();
        let other = scope.spawn(|| *number.read().unwrap());
        println!("{guard} {}", other.join().unwrap());
    });
}
