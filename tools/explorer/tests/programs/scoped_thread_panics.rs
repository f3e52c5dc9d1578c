//! A scoped thread panics and nobody joins it: the scope panics when it ends, and main with it.
//!
//! One order: the thread's message, then the scope's.
//!
//! outcome: panic "\nthread '<unnamed>' panicked at src/main.rs:10:24:\nboom\n\nthread 'main' panicked at src/main.rs:9:5:\na scoped thread panicked\n"

use std::thread;
fn main() {
    thread::scope(|scope| {
        scope.spawn(|| panic!("boom"));
    });
    println!("not printed");
}
