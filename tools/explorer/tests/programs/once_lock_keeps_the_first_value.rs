//! Two threads initialise one `OnceLock`: the first value stays and both see it.
//!
//! outcome: exit "1 1\n"
//! outcome: exit "2 2\n"

use std::sync::OnceLock;
use std::thread;

static VALUE: OnceLock<u32> = OnceLock::new();

fn main() {
    thread::scope(|scope| {
        let a = scope.spawn(|| *VALUE.get_or_init(|| 1));
        let b = scope.spawn(|| *VALUE.get_or_init(|| 2));
        println!("{} {}", a.join().unwrap(), b.join().unwrap());
    });
}
