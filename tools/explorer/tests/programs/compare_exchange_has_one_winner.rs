//! Two threads try to exchange 0 for their own number: the first succeeds, the second does not.
//!
//! The exchanges are in one order or the other. The winner's number stays.
//!
//! outcome: exit "Ok(0) Err(1)\n"
//! outcome: exit "Err(2) Ok(0)\n"

use std::sync::atomic::{AtomicI32, Ordering};
use std::thread;

fn main() {
    let place = AtomicI32::new(0);
    thread::scope(|scope| {
        let claim = |number| place.compare_exchange(0, number, Ordering::SeqCst, Ordering::SeqCst);
        let a = scope.spawn(move || claim(1));
        let b = scope.spawn(move || claim(2));
        println!("{:?} {:?}", a.join().unwrap(), b.join().unwrap());
    });
}
