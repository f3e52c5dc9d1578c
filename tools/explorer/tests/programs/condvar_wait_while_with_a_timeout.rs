//! `wait_timeout_while` says that the time is over only if the condition still holds then.
//!
//! Main finds the flag set at once, is woken and finds it set, or looks a last time after the limit
//! and finds it set or not. Set and over at the same time is never reported.
//!
//! outcome: exit "ready: true, over: false\n"
//! outcome: exit "ready: false, over: true\n"

use std::sync::{Condvar, Mutex};
use std::thread;
use std::time::Duration;

fn main() {
    let (ready, changed) = (Mutex::new(false), Condvar::new());
    thread::scope(|scope| {
        scope.spawn(|| {
            *ready.lock().unwrap() = true;
            changed.notify_one();
        });
        let limit = Duration::from_micros(20);
        let waiting = ready.lock().unwrap();
        let (ready, result) = changed
            .wait_timeout_while(waiting, limit, |ready| !*ready)
            .unwrap();
        println!("ready: {}, over: {}", *ready, result.timed_out());
    });
}
