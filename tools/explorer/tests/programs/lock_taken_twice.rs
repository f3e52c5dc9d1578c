//! A thread locks a mutex that it already holds.
//!
//! One thread, one path: the first line is printed, the second lock waits for a guard that only the
//! waiting thread could drop.
//!
//! outcome: deadlock "locked once\n"

use std::sync::Mutex;

fn main() {
    let number = Mutex::new(1);
    let _first = number.lock().unwrap();
    println!("locked once");
    let _second = number.lock().unwrap();
    println!("locked twice");
}
