//! A thread spins until main sets a flag.
//!
//! Every fair execution ends with `go`. A scheduler that never lets main run would spin forever, but
//! main can go on all that time: that no thread is passed over forever is assumed, and said.
//!
//! unreduced: may be cut
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
