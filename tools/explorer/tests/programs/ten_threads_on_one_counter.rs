//! Ten threads lock one counter and increment it.
//!
//! Every critical section is whole, so each of the ten additions counts, in whatever order.
//!
//! unreduced: too large
//! outcome: exit "10\n"

use std::sync::Mutex;
use std::thread;

fn count(threads: usize) {
    let counter = Mutex::new(0);
    thread::scope(|scope| {
        for _ in 0..threads {
            scope.spawn(|| *counter.lock().unwrap() += 1);
        }
    });
    println!("{}", counter.into_inner().unwrap());
}

fn main() {
    count(10);
}
