//! Three threads load, add one and store.
//!
//! All three one after the other: 3. All three load first: 1. Two load 0 and the third comes after
//! them: 2. More than 3 additions do not happen, and the last store adds at least one to 0. A last
//! store can also write 1 after others have written 2 (it loaded 0 long ago): still 1.
//!
//! outcome: exit "1\n"
//! outcome: exit "2\n"
//! outcome: exit "3\n"

use std::sync::atomic::{AtomicU32, Ordering};
use std::thread;

fn main() {
    let counter = AtomicU32::new(0);
    thread::scope(|scope| {
        for _ in 0..3 {
            scope.spawn(|| {
                let seen = counter.load(Ordering::SeqCst);
                counter.store(seen + 1, Ordering::SeqCst);
            });
        }
    });
    println!("{}", counter.load(Ordering::SeqCst));
}
