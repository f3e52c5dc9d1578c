//! `try_lock_for` against a thread that holds the lock for a while (parking_lot).
//!
//! B gets the lock before A or after A, or gives up while A holds it. The sum is 11 or 1. B prints
//! while it holds the lock; nobody else prints before the end.
//!
//! dependency: parking_lot
//! outcome: exit "got it\n11\n"
//! outcome: exit "gave up\n1\n"

use parking_lot::Mutex;
use std::thread;
use std::time::Duration;

fn main() {
    let sum = Mutex::new(0);
    thread::scope(|scope| {
        scope.spawn(|| *sum.lock() += 1);
        scope.spawn(|| match sum.try_lock_for(Duration::from_millis(10)) {
            Some(mut guard) => {
                *guard += 10;
                println!("got it");
            }
            None => println!("gave up"),
        });
    });
    println!("{}", sum.into_inner());
}
