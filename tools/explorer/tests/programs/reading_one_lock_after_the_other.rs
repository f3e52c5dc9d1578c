//! Two counters with a lock each, read one after the other, show states that never were.
//!
//! A raises the left one and then the right one. B reads the left one before A or after it, and the
//! right one likewise; 0 and 1 is what B sees if A does both in between.
//!
//! outcome: exit "0 0\n"
//! outcome: exit "0 1\n"
//! outcome: exit "1 0\n"
//! outcome: exit "1 1\n"

use std::sync::Mutex;
use std::thread;

fn main() {
    let counters = [Mutex::new(0), Mutex::new(0)];
    thread::scope(|scope| {
        scope.spawn(|| {
            for counter in &counters {
                *counter.lock().unwrap() += 1;
            }
        });
        let b = scope.spawn(|| counters.each_ref().map(|counter| *counter.lock().unwrap()));
        let [left, right] = b.join().unwrap();
        println!("{left} {right}");
    });
}
