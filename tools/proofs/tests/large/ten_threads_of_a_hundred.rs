//! Ten threads increment one counter a hundred times each.
//!
//! outcome: exit "1000\n"

use std::sync::Mutex;
use std::thread;

fn main() {
    let counter = Mutex::new(0);
    thread::scope(|scope| {
        for _ in 0..10 {
            scope.spawn(|| {
                for _ in 0..100 {
                    *counter.lock().unwrap() += 1;
                }
            });
        }
    });
    println!("{}", counter.into_inner().unwrap());
}
