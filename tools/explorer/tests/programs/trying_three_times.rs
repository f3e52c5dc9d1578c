//! A thread tries three times to get a lock that main holds for a moment.
//!
//! Each try sees the same, a taken lock, but the thread counts: it is never where it was. Main's hold
//! can cover none, one, two or all three of the tries. It can begin at any moment; a hold that begins
//! after the first try was successful changes nothing.
//!
//! outcome: exit "try 1\n"
//! outcome: exit "try 2\n"
//! outcome: exit "try 3\n"
//! outcome: exit "gave up\n"

use std::sync::Mutex;
use std::thread;

fn main() {
    let lock = Mutex::new(());
    thread::scope(|scope| {
        scope.spawn(|| {
            for number in 1..=3 {
                if lock.try_lock().is_ok() {
                    println!("try {number}");
                    return;
                }
                thread::yield_now();
            }
            println!("gave up");
        });
        drop(lock.lock().unwrap());
    });
}
