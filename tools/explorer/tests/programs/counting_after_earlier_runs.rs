//! A loop that sees the same each time round and counts in a thread-local, in every run anew.
//!
//! The search runs the program once for each value that main can see, 0 or 1. In both runs the loop
//! ends when its count is full: what an earlier run has left behind for thread-locals must not hide
//! the count of the later one.
//!
//! outcome: exit "saw 0\n"
//! outcome: exit "saw 1\n"

use std::cell::Cell;
use std::sync::atomic::{AtomicBool, AtomicU8, Ordering};
use std::thread;

thread_local! {
    static COUNT: Cell<u8> = const { Cell::new(0) };
}

static FLAG: AtomicBool = AtomicBool::new(false);
static FIRST: AtomicU8 = AtomicU8::new(0);

#[inline(never)]
fn is_full() -> bool {
    COUNT.set(COUNT.get() + 1);
    COUNT.get() == 4
}

fn main() {
    let other = thread::spawn(|| FIRST.store(1, Ordering::SeqCst));
    let seen = FIRST.load(Ordering::SeqCst);
    other.join().unwrap();
    while !FLAG.load(Ordering::SeqCst) {
        if is_full() {
            break;
        }
    }
    println!("saw {seen}");
}
