//! One thread holds a lock for a while, main tries once.
//!
//! Before the thread locks: `got 0`. While it holds: `refused`. After it has let go: `got 1`.
//!
//! outcome: exit "got 0\n"
//! outcome: exit "refused\n"
//! outcome: exit "got 1\n"

use std::sync::Mutex;
use std::thread;

fn main() {
    let number = Mutex::new(0);
    thread::scope(|scope| {
        scope.spawn(|| *number.lock().unwrap() += 1);
        match number.try_lock() {
            Ok(guard) => println!("got {guard}"),
            Err(_) => println!("refused"),
        };
    });
}
