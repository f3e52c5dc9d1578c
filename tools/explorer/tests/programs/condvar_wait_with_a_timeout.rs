//! Waiting for a flag with a time limit, which may be over at any moment.
//!
//! The thread sets the flag in time: `true in time`. The limit is over first: `false late`. The limit is
//! over, but the flag is set before main has the lock back: `wait_timeout_while` looks at the flag
//! once more, finds it set and says so: `true in time`. Nothing else.
//!
//! outcome: exit "true in time\n"
//! outcome: exit "false late\n"

use std::sync::{Condvar, Mutex};
use std::thread;
use std::time::Duration;

fn main() {
    let ready = Mutex::new(false);
    let changed = Condvar::new();
    thread::scope(|scope| {
        scope.spawn(|| {
            *ready.lock().unwrap() = true;
            changed.notify_one();
        });
        let guard = ready.lock().unwrap();
        let limit = Duration::from_millis(20);
        let (guard, result) = changed
            .wait_timeout_while(guard, limit, |ready| !*ready)
            .unwrap();
        let when = if result.timed_out() {
            "late"
        } else {
            "in time"
        };
        println!("{} {when}", *guard);
    });
}
