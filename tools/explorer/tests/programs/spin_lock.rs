//! Three threads increment a counter under a lock made of an atomic.
//!
//! The exchange succeeds for one at a time, so every update counts: 3.
//!
//! unreduced: too large
//! outcome: exit "3\n"

use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};
use std::thread;

fn main() {
    let (taken, counter) = (AtomicBool::new(false), AtomicU32::new(0));
    thread::scope(|scope| {
        for _ in 0..3 {
            scope.spawn(|| {
                while taken.swap(true, Ordering::Acquire) {
                    thread::yield_now();
                }
                let seen = counter.load(Ordering::Relaxed);
                counter.store(seen + 1, Ordering::Relaxed);
                taken.store(false, Ordering::Release);
            });
        }
    });
    println!("{}", counter.into_inner());
}
