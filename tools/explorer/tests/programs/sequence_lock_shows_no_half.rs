//! A sequence lock: whoever reads while it is written notices that and has nothing.
//!
//! B finds the number odd, or changed afterwards: busy. If it is even and unchanged, A wrote nothing
//! in between, so B has both old values or both new ones.
//!
//! outcome: exit "busy\n"
//! outcome: exit "0 0\n"
//! outcome: exit "1 1\n"

use std::sync::atomic::{AtomicU32, Ordering::SeqCst};
use std::thread;

fn main() {
    let (number, left, right) = <(AtomicU32, AtomicU32, AtomicU32)>::default();
    thread::scope(|scope| {
        scope.spawn(|| {
            number.fetch_add(1, SeqCst);
            left.store(1, SeqCst);
            right.store(1, SeqCst);
            number.fetch_add(1, SeqCst);
        });
        scope.spawn(|| {
            let before = number.load(SeqCst);
            let seen = (left.load(SeqCst), right.load(SeqCst));
            match before % 2 == 0 && number.load(SeqCst) == before {
                true => println!("{} {}", seen.0, seen.1),
                false => println!("busy"),
            }
        });
    });
}
