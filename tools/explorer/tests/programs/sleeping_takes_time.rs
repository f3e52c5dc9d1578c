//! Whoever has slept finds that at least so much time is over, and perhaps much more.
//!
//! outcome: exit "true false\n"
//! outcome: exit "true true\n"

use std::thread;
use std::time::{Duration, Instant};

fn main() {
    let start = Instant::now();
    thread::sleep(Duration::from_millis(10));
    let slept = start.elapsed();
    let long = slept > Duration::from_secs(60);
    println!("{} {long}", slept >= Duration::from_millis(10));
}
