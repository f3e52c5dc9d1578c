//! A guard dropped before printing: the line says what was true when the lock was held.
//!
//! A's sections: add 1. B's: add 2. Each prints the sum it saw after letting go. The first section's
//! line may come after the second's. A first: A saw 1, B saw 3, in two orders of lines. B first: B
//! saw 2, A saw 3, in two orders of lines.
//!
//! outcome: exit "A 1\nB 3\n"
//! outcome: exit "B 3\nA 1\n"
//! outcome: exit "B 2\nA 3\n"
//! outcome: exit "A 3\nB 2\n"

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
                let seen = *guard;
                drop(guard);
                println!("{name} {seen}");
            });
        }
    });
}
