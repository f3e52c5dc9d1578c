//! An upgradable reader cannot write while another one reads, and does not wait if it only tries.
//!
//! B tries before A reads, while it does, or afterwards. A sees what B wrote only if B was first.
//!
//! dependency: parking_lot
//! outcome: exit "B wrote\nA: 1\n"
//! outcome: exit "A: 1\nB wrote\n"
//! outcome: exit "A: 0\nB wrote\n"
//! outcome: exit "B refused\nA: 0\n"
//! outcome: exit "A: 0\nB refused\n"

use parking_lot::{RwLock, RwLockUpgradableReadGuard};
use std::thread;

fn main() {
    let number = RwLock::new(0);
    thread::scope(|scope| {
        scope.spawn(|| {
            let reading = number.read();
            println!("A: {}", *reading);
        });
        scope.spawn(|| {
            let reading = number.upgradable_read();
            let result = match RwLockUpgradableReadGuard::try_upgrade(reading) {
                Ok(mut writing) => {
                    *writing = 1;
                    "wrote"
                }
                Err(_) => "refused",
            };
            println!("B {result}");
        });
    });
}
