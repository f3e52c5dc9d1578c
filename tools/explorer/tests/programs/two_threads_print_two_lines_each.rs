//! Two threads print two lines each, in their own order.
//!
//! The merges of two sequences of two: 4! / (2! * 2!) = 6.
//!
//! outcome: exit "A0\nA1\nB0\nB1\n"
//! outcome: exit "A0\nB0\nA1\nB1\n"
//! outcome: exit "A0\nB0\nB1\nA1\n"
//! outcome: exit "B0\nA0\nA1\nB1\n"
//! outcome: exit "B0\nA0\nB1\nA1\n"
//! outcome: exit "B0\nB1\nA0\nA1\n"

use std::thread;

fn main() {
    thread::scope(|scope| {
        for name in ["A", "B"] {
            scope.spawn(move || {
                for number in 0..2 {
                    println!("{name}{number}");
                }
            });
        }
    });
}
