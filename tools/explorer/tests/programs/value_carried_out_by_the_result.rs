//! A thread returns what it read under a mutex, main prints it after joining both.
//!
//! A reads 0 (before B's increment) or 1 (after it); the mutex holds 1 in the end either way.
//!
//! outcome: exit "0 1\n"
//! outcome: exit "1 1\n"

use std::sync::{Arc, Mutex};
use std::thread;

fn main() {
    let number = Arc::new(Mutex::new(0));
    let for_a = Arc::clone(&number);
    let for_b = Arc::clone(&number);
    let a = thread::spawn(move || *for_a.lock().unwrap());
    let b = thread::spawn(move || *for_b.lock().unwrap() += 1);
    let seen = a.join().unwrap();
    b.join().unwrap();
    println!("{seen} {}", number.lock().unwrap());
}
