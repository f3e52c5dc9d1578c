//! A thread panics; join hands the panic to main, which goes on.
//!
//! The message is printed by the thread before it ends, hence before join returns.
//!
//! outcome: exit "\nthread '<unnamed>' panicked at src/main.rs:10:35:\nboom\njoined: true\n"

use std::thread;

fn main() {
    let worker = thread::spawn(|| panic!("boom"));
    let result: Result<(), _> = worker.join();
    println!("joined: {}", result.is_err());
}
