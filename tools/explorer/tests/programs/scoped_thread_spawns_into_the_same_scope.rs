//! A scoped thread spawns another one into the same scope; the scope waits for both.
//!
//! `first` is printed after the spawn, `second` by the new thread: either order, then `end`.
//!
//! outcome: exit "first\nsecond\nend\n"
//! outcome: exit "second\nfirst\nend\n"

use std::thread;

fn main() {
    thread::scope(|scope| {
        scope.spawn(|| {
            scope.spawn(|| println!("second"));
            println!("first");
        });
    });
    println!("end");
}
