//! One thread prints what it read under a mutex, the other increments it.
//!
//! The two critical sections are whole, so one of them is first: A reads 0 if it is A's, 1 if it is
//! B's. After both orders every thread has taken the same steps and the mutex holds 1: only what A
//! remembers tells the two apart. A search that forgets it reports one outcome.
//!
//! outcome: exit "0\n"
//! outcome: exit "1\n"

use std::sync::Mutex;
use std::thread;

fn main() {
    let number = Mutex::new(0);
    thread::scope(|scope| {
        scope.spawn(|| {
            let seen = *number.lock().unwrap();
            println!("{seen}");
        });
        scope.spawn(|| *number.lock().unwrap() += 1);
    });
}
