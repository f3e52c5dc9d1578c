//! Nobody unparks: the thread sleeps forever, unless it is woken for no reason.
//!
//! The documentation of `park` allows waking for no reason.
//!
//! outcome: deadlock ""
//! outcome: exit "awake\n"

use std::thread;

fn main() {
    thread::park();
    println!("awake");
}
