//! A thread asks again and again, under the lock, whether main has set a flag.
//!
//! Main can be kept from the lock only by a scheduler that lets the thread take it every time just
//! before: the lock is free again and again, and then main can go on. Assumed is that it does so at
//! some time, and then the thread sees the flag.
//!
//! unreduced: may be cut
//! outcome: exit "set\n"

use std::sync::Mutex;
use std::thread;
use std::time::Duration;

fn main() {
    let flag = Mutex::new(false);
    thread::scope(|scope| {
        scope.spawn(|| {
            while !*flag.lock().unwrap() {
                thread::sleep(Duration::from_millis(1));
            }
            println!("set");
        });
        *flag.lock().unwrap() = true;
    });
}
