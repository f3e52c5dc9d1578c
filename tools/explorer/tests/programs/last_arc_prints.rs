//! Who drops the last `Arc` prints; that can be main, or the thread.
//!
//! Main drops its part at any time before it joins, the thread at its end: either can be the later.
//!
//! outcome: exit "dropped by Some(\"main\")\n"
//! outcome: exit "dropped by None\n"

use std::sync::{Arc, Mutex};
use std::thread;

struct Loud;

impl Drop for Loud {
    fn drop(&mut self) {
        println!("dropped by {:?}", thread::current().name());
    }
}

fn main() {
    let loud = Arc::new((Loud, Mutex::new(0)));
    let other = Arc::clone(&loud);
    let thread = thread::spawn(move || *other.1.lock().unwrap() += 1);
    drop(loud);
    thread.join().unwrap();
}
