//! Main joins a thread while it holds the lock that the thread needs.
//!
//! The thread cannot lock before main lets go, and main lets go after the join: no way out, and
//! nothing is printed but main's line.
//!
//! outcome: deadlock "waiting\n"

use std::sync::{Arc, Mutex};
use std::thread;

fn main() {
    let total = Arc::new(Mutex::new(0));
    let guard = total.lock().unwrap();
    let worker = thread::spawn({
        let total = Arc::clone(&total);
        move || *total.lock().unwrap() += 1
    });
    println!("waiting");
    worker.join().unwrap();
    drop(guard);
    println!("done");
}
