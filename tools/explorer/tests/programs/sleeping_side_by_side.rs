//! Two threads sleep side by side, or one after the other; main looks at the clock after each sleep.
//!
//! Main sleeps for 5 ms and A for 10. If A's sleep begins before main's is over, both are over after
//! 10 ms; if it begins when main's is over, after 15. In both cases A's sleep may be over when main looks
//! at the clock for the first time, or not. Time may also pass before main looks: then "false" stands in
//! place of "true", and the second is "false" if the first is, unless the first look came after 10 ms.
//!
//! outcome: exit "true true\n"
//! outcome: exit "true false\n"
//! outcome: exit "false true\n"
//! outcome: exit "false false\n"

use std::thread;
use std::time::{Duration, Instant};

fn main() {
    let start = Instant::now();
    let first = thread::scope(|scope| {
        scope.spawn(|| {
            thread::yield_now();
            thread::sleep(Duration::from_millis(10));
        });
        thread::sleep(Duration::from_millis(5));
        start.elapsed() < Duration::from_millis(8)
    });
    println!("{first} {}", start.elapsed() < Duration::from_millis(12));
}
