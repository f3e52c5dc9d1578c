//! Two threads poll each other: each waits, asking, for a flag that only the other one sets.
//!
//! Neither sets its flag before it has seen the other's: they go round forever, whatever the order.
//! Main waits for both.
//!
//! unreduced: may be cut
//! outcome: cycle "start\n"

use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;

fn main() {
    println!("start");
    let (left, right) = (AtomicBool::new(false), AtomicBool::new(false));
    let wait_then_set = |wait: &AtomicBool, set: &AtomicBool| {
        while !wait.load(Ordering::SeqCst) {
            thread::yield_now();
        }
        set.store(true, Ordering::SeqCst);
    };
    thread::scope(|scope| {
        scope.spawn(|| wait_then_set(&left, &right));
        scope.spawn(|| wait_then_set(&right, &left));
    });
    println!("end");
}
