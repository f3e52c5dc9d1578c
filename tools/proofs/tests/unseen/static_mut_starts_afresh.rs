//! A `static mut` behind a lock of the program's own has its first value in every execution.
//!
//! Whoever finds the lock taken leaves. If they meet, one adds; if not, both do.

use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;

static mut COUNT: u32 = 0;
static LOCKED: AtomicBool = AtomicBool::new(false);

fn add() {
    if !LOCKED.swap(true, Ordering::Acquire) {
        // SAFETY: whoever finds the lock free is alone until it is free again.
        unsafe { COUNT += 1 };
        LOCKED.store(false, Ordering::Release);
    }
}

fn main() {
    thread::scope(|scope| {
        scope.spawn(add);
        scope.spawn(add);
    });
    // SAFETY: the threads are gone.
    println!("{}", unsafe { COUNT });
}
