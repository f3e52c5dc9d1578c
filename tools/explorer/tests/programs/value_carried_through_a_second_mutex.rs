//! A copies a number from one mutex into another while B increments the first.
//!
//! The copy is 0 or 1, by the order of the two critical sections on `from`; `from` ends as 1.
//! Nothing remembers the order but the number in `to`.
//!
//! outcome: exit "1 0\n"
//! outcome: exit "1 1\n"

use std::sync::Mutex;
use std::thread;

fn main() {
    let from = Mutex::new(0);
    let to = Mutex::new(0);
    thread::scope(|scope| {
        scope.spawn(|| {
            let seen = *from.lock().unwrap();
            *to.lock().unwrap() = seen;
        });
        scope.spawn(|| *from.lock().unwrap() += 1);
    });
    println!(
        "{} {}",
        from.into_inner().unwrap(),
        to.into_inner().unwrap()
    );
}
