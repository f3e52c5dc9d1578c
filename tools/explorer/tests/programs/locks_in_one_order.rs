//! Two threads take two locks in the same order: whoever has the first gets the second.
//!
//! Nobody holds `right` without holding `left`, so the holder of `left` never waits.
//!
//! outcome: exit "done\n"

use std::sync::Mutex;
use std::thread;

fn main() {
    let (left, right) = (Mutex::new(1), Mutex::new(2));
    thread::scope(|scope| {
        for _ in 0..2 {
            scope.spawn(|| {
                let _left = left.lock().unwrap();
                let _right = right.lock().unwrap();
            });
        }
    });
    println!("done");
}
