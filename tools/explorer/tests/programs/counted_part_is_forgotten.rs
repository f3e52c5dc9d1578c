//! A thread forgets a part of an `Arc` if it finds the flag set; main counts when both threads are gone.
//!
//! The flag is set in the end, whether the thread has found it so or not. Only the count tells.
//!
//! outcome: exit "1\n"
//! outcome: exit "2\n"

use std::mem;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;

fn main() {
    let shared = Arc::new(0);
    let flag = AtomicBool::new(false);
    thread::scope(|scope| {
        scope.spawn(|| flag.store(true, Ordering::SeqCst));
        scope.spawn(|| {
            if flag.load(Ordering::SeqCst) {
                mem::forget(Arc::clone(&shared));
            }
        });
    });
    println!("{}", Arc::strong_count(&shared));
}
