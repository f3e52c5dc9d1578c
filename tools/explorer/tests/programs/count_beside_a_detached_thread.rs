//! The result of a detached thread is a part of an `Arc`, which main counts.
//!
//! The handle is gone at once, so the thread drops its result as soon as it has stored it. Main counts 1 if
//! that has happened, else 2. After counting 2 it may end before the thread drops its part, or not.
//!
//! outcome: exit "1\n"
//! outcome: exit "2\n"
//! outcome: running "2\n"

use std::sync::Arc;
use std::thread;

fn main() {
    let shared = Arc::new(5);
    let theirs = Arc::clone(&shared);
    thread::spawn(move || theirs);
    println!("{}", Arc::strong_count(&shared));
}
