//! Main holds standard error while it joins a thread that panics.
//!
//! The message of a panic does not wait until nobody holds the stream, so main is not kept waiting.
//!
//! outcome: exit "\nthread '<unnamed>' panicked at src/main.rs:12:35:\nno\ntrue\n"

use std::io;
use std::thread;

fn main() {
    let held = io::stderr().lock();
    let thread = thread::spawn(|| panic!("no"));
    println!("{}", thread.join().is_err());
    drop(held);
}
