//! A thread-local of main joins a thread when it is destroyed.
//!
//! Main's thread-locals are destroyed after main has returned, so the program waits for the thread. "main "
//! has no end of line: it appears when the thread's line is printed after it, or when main returns, if that
//! is before. The thread may also print its line first.
//!
//! output: may be cut off
//! outcome: exit "main child\njoined\n"
//! outcome: exit "child\nmain joined\n"

use std::cell::Cell;
use std::thread::{self, JoinHandle};

struct Joins(Cell<Option<JoinHandle<()>>>);

impl Drop for Joins {
    fn drop(&mut self) {
        self.0.take().unwrap().join().unwrap();
        println!("joined");
    }
}

thread_local! {
    static JOINS: Joins = const { Joins(Cell::new(None)) };
}

fn main() {
    let child = thread::spawn(|| println!("child"));
    JOINS.with(|joins| joins.0.set(Some(child)));
    print!("main ");
}
