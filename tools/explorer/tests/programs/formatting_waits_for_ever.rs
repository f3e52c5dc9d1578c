//! Main prints a text whose formatting takes a lock; a thread prints while it holds that lock.
//!
//! Printing holds standard output while it formats. If main has it and the thread has the lock, each
//! waits for the other. Otherwise one is done before the other begins: main prints 0 or 1.
//!
//! outcome: deadlock ""
//! outcome: exit "in\nout 1\n"
//! outcome: exit "out 0\nin\n"

use std::fmt::{self, Display, Formatter};
use std::sync::Mutex;
use std::thread;

struct Locked<'a>(&'a Mutex<u32>);

impl Display for Locked<'_> {
    fn fmt(&self, f: &mut Formatter) -> fmt::Result {
        let guard = self.0.lock().unwrap();
        write!(f, "{}", *guard)
    }
}

fn main() {
    let number = Mutex::new(0);
    thread::scope(|scope| {
        scope.spawn(|| {
            let mut guard = number.lock().unwrap();
            *guard += 1;
            println!("in");
        });
        println!("out {}", Locked(&number));
    });
}
