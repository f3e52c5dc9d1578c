//! `update` and `try_update` begin again when another thread comes between load and exchange.
//!
//! A doubles and adds one; B adds ten only to zero. A first: 0 becomes 1, and B finds 1, at once or
//! when its exchange fails. B first: 0 becomes 10, and A makes 21 of it, at once or in a second try.
//!
//! outcome: exit "0 Err(1) 1\n"
//! outcome: exit "10 Ok(0) 21\n"

use std::sync::atomic::{AtomicU32, Ordering::Relaxed};
use std::thread;

fn main() {
    let number = AtomicU32::new(0);
    let (a, b) = thread::scope(|scope| {
        let a = scope.spawn(|| number.update(Relaxed, Relaxed, |n| 2 * n + 1));
        let b = scope.spawn(|| number.try_update(Relaxed, Relaxed, |n| (n == 0).then_some(n + 10)));
        (a.join().unwrap(), b.join().unwrap())
    });
    println!("{a} {b:?} {}", number.into_inner());
}
