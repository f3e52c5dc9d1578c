//! Two threads load, add one and store: an update can be lost.
//!
//! If one thread stores before the other loads, the second adds to 1: 2. If both load before either
//! stores, both store 1. Nothing else is possible: the last store is 1 or 2.
//!
//! outcome: exit "1\n"
//! outcome: exit "2\n"

use std::sync::atomic::{AtomicU32, Ordering};
use std::thread;

fn main() {
    let counter = AtomicU32::new(0);
    thread::scope(|scope| {
        for _ in 0..2 {
            scope.spawn(|| {
                let seen = counter.load(Ordering::SeqCst);
                counter.store(seen + 1, Ordering::SeqCst);
            });
        }
    });
    println!("{}", counter.into_inner());
}
