//! Main panics: the program ends with it, whether or not its thread has printed.
//!
//! The thread's line comes before the message, after it (main is still unwinding), or never.
//!
//! outcome: panic "worker\n\nthread 'main' panicked at src/main.rs:13:5:\nno more\n"
//! outcome: panic "\nthread 'main' panicked at src/main.rs:13:5:\nno more\nworker\n"
//! outcome: panic "\nthread 'main' panicked at src/main.rs:13:5:\nno more\n"

use std::thread;

fn main() {
    thread::spawn(|| println!("worker"));
    panic!("no more");
}
