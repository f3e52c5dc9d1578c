//! A detached thread takes a lock when its result is dropped.
//!
//! Main reads 0 or 1. After reading 0 it may end before the thread has finished, or not. Nobody waits for
//! anything that does not come.
//!
//! outcome: exit "0\n"
//! outcome: exit "1\n"
//! outcome: running "0\n"

use std::sync::{Arc, Mutex};
use std::thread;

struct Counted(Arc<Mutex<u32>>);

impl Drop for Counted {
    fn drop(&mut self) {
        *self.0.lock().unwrap() += 1;
    }
}

fn main() {
    let n = Arc::new(Mutex::new(0));
    let counted = Counted(Arc::clone(&n));
    thread::spawn(move || counted);
    println!("{}", n.lock().unwrap());
}
