//! A thread spins until main sets a flag.
//!
//! Every fair execution ends with `go`. A scheduler that never lets main run would spin for ever, so
//! the search has to stop somewhere: whatever it says about the rest, it must not call it complete
//! unless it knows that the spinning thread is in the same state again.
//!
//! may be cut
//! outcome: exit "go\n"

use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;

fn main() {
    let ready = AtomicBool::new(false);
    thread::scope(|scope| {
        scope.spawn(|| {
            while !ready.load(Ordering::Acquire) {
                thread::yield_now();
            }
            println!("go");
        });
        ready.store(true, Ordering::Release);
    });
}
