//! Two threads add one by `fetch_add`: load and store are one step, so both additions count.
//!
//! Each thread returns what was there before: one of them found 0 and the other 1, in either order.
//!
//! outcome: exit "0 1 2\n"
//! outcome: exit "1 0 2\n"

use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

fn main() {
    let counter = AtomicUsize::new(0);
    thread::scope(|scope| {
        let a = scope.spawn(|| counter.fetch_add(1, Ordering::SeqCst));
        let b = scope.spawn(|| counter.fetch_add(1, Ordering::SeqCst));
        let (a, b) = (a.join().unwrap(), b.join().unwrap());
        println!("{a} {b} {}", counter.load(Ordering::SeqCst));
    });
}
