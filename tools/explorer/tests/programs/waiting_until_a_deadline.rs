//! Main looks for a flag until a deadline is over.
//!
//! The clock may be past the deadline at any look, or not yet: main sees the flag in time, or is late.
//! That the clock stands still forever is no way out: it does pass the deadline at some time.
//!
//! unreduced: may be cut
//! outcome: exit "in time\n"
//! outcome: exit "late\n"

use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::{Duration, Instant};

fn main() {
    let flag = AtomicBool::new(false);
    thread::scope(|scope| {
        scope.spawn(|| flag.store(true, Ordering::SeqCst));
        let deadline = Instant::now() + Duration::from_millis(1);
        let mut word = "late";
        while Instant::now() < deadline {
            if flag.load(Ordering::SeqCst) {
                word = "in time";
                break;
            }
            thread::yield_now();
        }
        println!("{word}");
    });
}
