//! A detached thread takes a lock when its thread-local is destroyed.
//!
//! Main reads 0 or 1. After reading 0 it may end before the thread has finished, or not. Nobody waits for
//! anything that does not come.
//!
//! outcome: exit "0\n"
//! outcome: exit "1\n"
//! outcome: running "0\n"

use std::sync::Mutex;
use std::thread;

static N: Mutex<u32> = Mutex::new(0);

struct Counted;

impl Drop for Counted {
    fn drop(&mut self) {
        *N.lock().unwrap() += 1;
    }
}

thread_local! {
    static LOCAL: Counted = const { Counted };
}

fn main() {
    thread::spawn(|| LOCAL.with(|_| ()));
    println!("{}", N.lock().unwrap());
}
