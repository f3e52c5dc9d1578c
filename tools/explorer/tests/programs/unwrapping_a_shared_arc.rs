//! Main wants the value out of an `Arc` that a thread may not have dropped yet.
//!
//! The thread adds to the value and then drops its part. If it has done both, main gets the value, with
//! what was added. If not, main keeps its part and looks: it finds the value with or without.
//!
//! outcome: exit "alone: 1\n"
//! outcome: exit "shared: 0\n"
//! outcome: exit "shared: 1\n"

use std::sync::{Arc, Mutex};
use std::thread;

fn main() {
    let shared = Arc::new(Mutex::new(0));
    let theirs = Arc::clone(&shared);
    let thread = thread::spawn(move || *theirs.lock().unwrap() += 1);
    match Arc::try_unwrap(shared) {
        Ok(value) => println!("alone: {}", value.into_inner().unwrap()),
        Err(shared) => println!("shared: {}", shared.lock().unwrap()),
    }
    thread.join().unwrap();
}
