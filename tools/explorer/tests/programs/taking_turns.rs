//! Two threads take turns, spinning until it is theirs.
//!
//! Turns alternate: 0, 1, 0, 1. Whoever spins can do so only while the other one can go on.
//!
//! unreduced: may be cut
//! outcome: exit "0 1 0 1 "

use std::hint;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

fn main() {
    let turn = AtomicUsize::new(0);
    thread::scope(|scope| {
        for me in 0..2 {
            let turn = &turn;
            scope.spawn(move || {
                for _ in 0..2 {
                    while turn.load(Ordering::Acquire) != me {
                        hint::spin_loop();
                    }
                    print!("{me} ");
                    turn.store(1 - me, Ordering::Release);
                }
            });
        }
    });
}
