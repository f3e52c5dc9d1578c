//! A sleep is no join: the thread that sleeps shorter may still print later.
//!
//! outcome: exit "short\nlong\n"
//! outcome: exit "long\nshort\n"

use std::thread;
use std::time::Duration;

fn main() {
    thread::scope(|scope| {
        scope.spawn(|| {
            thread::sleep(Duration::from_millis(1));
            println!("short");
        });
        scope.spawn(|| {
            thread::sleep(Duration::from_millis(2));
            println!("long");
        });
    });
}
