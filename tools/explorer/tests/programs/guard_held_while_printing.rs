//! A guard held while printing: the lines come in the order of the critical sections.
//!
//! A first: A saw 1, B saw 3. B first: B saw 2, A saw 3. No other order of lines.
//!
//! outcome: exit "A 1\nB 3\n"
//! outcome: exit "B 2\nA 3\n"

use std::sync::Mutex;
use std::thread;

fn main() {
    let sum = Mutex::new(0);
    thread::scope(|scope| {
        for (name, amount) in [("A", 1), ("B", 2)] {
            let sum = &sum;
            scope.spawn(move || {
                let mut guard = sum.lock().unwrap();
                *guard += amount;
                println!("{name} {guard}");
            });
        }
    });
}
