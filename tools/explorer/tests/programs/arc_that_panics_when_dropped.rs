//! Two threads own a value that panics when it is dropped; main sees which of them panicked.
//!
//! Whoever drops its part last drops the value. The hook prints nothing.
//!
//! outcome: exit "true false\n"
//! outcome: exit "false true\n"

use std::panic;
use std::sync::Arc;
use std::thread;

struct Bad;

impl Drop for Bad {
    fn drop(&mut self) {
        panic!("bad");
    }
}

fn main() {
    panic::set_hook(Box::new(|_| ()));
    let ours = Arc::new(Bad);
    let theirs = Arc::clone(&ours);
    let first = thread::spawn(move || drop(ours));
    let second = thread::spawn(move || drop(theirs));
    let first = first.join().is_ok();
    println!("{first} {}", second.join().is_ok());
}
