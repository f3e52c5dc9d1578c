//! The destructors of a result take a lock, and main drops the handle while it holds that lock.
//!
//! If the thread has given up its part by then, main drops the result and waits for itself. Otherwise main
//! goes on, and the thread drops the result, once main has let go of the lock: it prints both lines, or
//! the first, or none before main ends.
//!
//! output: may be cut off
//! outcome: deadlock ""
//! outcome: exit "x\na\nb\n"
//! outcome: running "x\na\nb\n"
//! outcome: running "x\na\n"
//! outcome: running "x\n"

use std::sync::{Arc, Mutex};
use std::thread;

struct Loud(&'static str, Arc<Mutex<()>>);

impl Drop for Loud {
    fn drop(&mut self) {
        let _guard = self.1.lock().unwrap();
        println!("{}", self.0);
    }
}

fn main() {
    let lock = Arc::new(Mutex::new(()));
    let both = (Loud("a", lock.clone()), Loud("b", lock.clone()));
    let thread = thread::spawn(move || both);
    let guard = lock.lock().unwrap();
    drop(thread);
    println!("x");
    drop(guard);
}
