//! Main prints a text in three pieces to standard error, and a thread panics.
//!
//! Standard error keeps nothing, and the message of a panic does not wait until nobody holds it: it comes
//! before the text, after it, or between two of its pieces.
//!
//! outcome: exit "\nthread '<unnamed>' panicked at src/main.rs:15:35:\nno\n1 of 2"
//! outcome: exit "1 of 2\nthread '<unnamed>' panicked at src/main.rs:15:35:\nno\n"
//! outcome: exit "1\nthread '<unnamed>' panicked at src/main.rs:15:35:\nno\n of 2"
//! outcome: exit "1 of \nthread '<unnamed>' panicked at src/main.rs:15:35:\nno\n2"

use std::hint::black_box;
use std::thread;

fn main() {
    let thread = thread::spawn(|| panic!("no"));
    eprint!("{} of {}", black_box(1), black_box(2));
    let _ = thread.join();
}
