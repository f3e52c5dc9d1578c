//! Two threads print before a barrier and after it.
//!
//! Both `before` lines precede both `after` lines, each pair in either order: 4.
//!
//! outcome: exit "A before\nB before\nA after\nB after\n"
//! outcome: exit "A before\nB before\nB after\nA after\n"
//! outcome: exit "B before\nA before\nA after\nB after\n"
//! outcome: exit "B before\nA before\nB after\nA after\n"

use std::sync::Barrier;
use std::thread;

fn main() {
    let barrier = Barrier::new(2);
    thread::scope(|scope| {
        for name in ["A", "B"] {
            let barrier = &barrier;
            scope.spawn(move || {
                println!("{name} before");
                barrier.wait();
                println!("{name} after");
            });
        }
    });
}
