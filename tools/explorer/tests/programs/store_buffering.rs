//! Each thread stores to its own flag and then loads the other's.
//!
//! Sequentially consistent, the store that comes first in time comes before both loads' turn of the
//! other thread: at least one thread sees a 1. Three combinations remain. Real machines show `0 0`
//! with these orderings: the explorer does not, and says that it is sequentially consistent.
//!
//! weaker memory: real runs may leave this set
//! outcome: exit "0 1\n"
//! outcome: exit "1 0\n"
//! outcome: exit "1 1\n"

use std::sync::atomic::{AtomicU32, Ordering};
use std::thread;

fn main() {
    let (x, y) = (AtomicU32::new(0), AtomicU32::new(0));
    thread::scope(|scope| {
        let a = scope.spawn(|| {
            x.store(1, Ordering::Relaxed);
            y.load(Ordering::Relaxed)
        });
        let b = scope.spawn(|| {
            y.store(1, Ordering::Relaxed);
            x.load(Ordering::Relaxed)
        });
        println!("{} {}", a.join().unwrap(), b.join().unwrap());
    });
}
