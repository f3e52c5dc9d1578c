//! A scoped thread writes what it read under a mutex into a borrowed variable, main prints it.
//!
//! As in `read_under_a_mutex`, A reads 0 or 1. What it read leaves the thread through the mutable
//! borrow, not through its result and not through any lock: a search that forgets what a finished
//! thread has seen reports one outcome.
//!
//! outcome: exit "0\n"
//! outcome: exit "1\n"

use std::sync::Mutex;
use std::thread;

fn main() {
    let number = Mutex::new(0);
    let mut seen = -1;
    thread::scope(|scope| {
        scope.spawn(|| seen = *number.lock().unwrap());
        scope.spawn(|| *number.lock().unwrap() += 1);
    });
    println!("{seen}");
}
