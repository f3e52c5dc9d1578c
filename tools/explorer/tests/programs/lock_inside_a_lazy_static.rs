//! A lock in a static that is made by whoever comes first.
//!
//! One thread makes it, the other waits until it is there; each adds one under the lock: 2, in every
//! execution, since the static starts afresh.
//!
//! outcome: exit "2\n"

use std::sync::{LazyLock, RwLock};
use std::thread;

static NUMBER: LazyLock<RwLock<u32>> = LazyLock::new(|| RwLock::new(0));

fn main() {
    thread::scope(|scope| {
        for _ in 0..2 {
            scope.spawn(|| *NUMBER.write().unwrap() += 1);
        }
    });
    println!("{}", NUMBER.read().unwrap());
}
