//! The destructor of a shared value takes a lock, and main drops its part while it holds that lock.
//!
//! If main's part is the last, main waits for itself. Otherwise the thread drops the value, once main has
//! let go of the lock, and main joins it.
//!
//! outcome: deadlock ""
//! outcome: exit "x\ndropped\n"

use std::sync::{Arc, Mutex};
use std::thread;

struct Loud(Arc<Mutex<()>>);

impl Drop for Loud {
    fn drop(&mut self) {
        let _guard = self.0.lock().unwrap();
        println!("dropped");
    }
}

fn main() {
    let lock = Arc::new(Mutex::new(()));
    let ours = Arc::new(Loud(lock.clone()));
    let theirs = Arc::clone(&ours);
    let thread = thread::spawn(move || drop(theirs));
    let guard = lock.lock().unwrap();
    drop(ours);
    println!("x");
    drop(guard);
    thread.join().unwrap();
}
