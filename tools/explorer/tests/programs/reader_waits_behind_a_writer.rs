//! With parking_lot's `RwLock`, whoever reads and reads again hangs if a writer waits by then.
//!
//! B writes before both reads or after both; or it waits when A asks again, and A waits behind B.
//!
//! dependency: parking_lot
//! outcome: exit "0 0\n"
//! outcome: exit "1 1\n"
//! outcome: deadlock ""

use parking_lot::RwLock;
use std::thread;

fn main() {
    let number = RwLock::new(0);
    thread::scope(|scope| {
        scope.spawn(|| {
            let first = number.read();
            let second = number.read();
            println!("{} {}", *first, *second);
        });
        scope.spawn(|| *number.write() = 1);
    });
}
