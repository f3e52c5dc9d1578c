//! A thread takes a lock while it unwinds; main reads under the lock and ends.
//!
//! Main reads 0 or 1. After 0 it may end before the thread has unwound, or not. Nobody waits for anything
//! that does not come. The hook prints nothing.
//!
//! outcome: exit "0\n"
//! outcome: exit "1\n"
//! outcome: running "0\n"

use std::panic;
use std::sync::{Arc, Mutex};
use std::thread;

struct Leaves(Arc<Mutex<u32>>);

impl Drop for Leaves {
    fn drop(&mut self) {
        *self.0.lock().unwrap() += 1;
    }
}

fn main() {
    panic::set_hook(Box::new(|_| ()));
    let count = Arc::new(Mutex::new(0));
    let leaves = Leaves(Arc::clone(&count));
    thread::spawn(move || {
        let _leaves = leaves;
        panic!();
    });
    println!("{}", count.lock().unwrap());
}
