//! Of two upgradable readers, the second one comes in only after the first has written.
//!
//! Both add one only to zero: whoever comes second finds one, so it is one in the end. C reads before
//! the writing or after it, also beside the reader that is about to write.
//!
//! dependency: parking_lot
//! outcome: exit "C: 0\n1\n"
//! outcome: exit "C: 1\n1\n"

use parking_lot::{RwLock, RwLockUpgradableReadGuard};
use std::thread;

fn main() {
    let number = RwLock::new(0);
    let add_once = || {
        let reading = number.upgradable_read();
        if *reading == 0 {
            *RwLockUpgradableReadGuard::upgrade(reading) += 1;
        }
    };
    thread::scope(|scope| {
        scope.spawn(add_once);
        scope.spawn(add_once);
        scope.spawn(|| println!("C: {}", *number.read()));
    });
    println!("{}", number.into_inner());
}
