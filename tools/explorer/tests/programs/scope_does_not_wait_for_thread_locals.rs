//! A scoped thread counts when its thread-local is destroyed.
//!
//! A scope waits until the closures have ended and their results are gone. Thread-locals are destroyed after
//! that: main may read 1, or 0 and then end before or after the thread.
//!
//! outcome: exit "0\n"
//! outcome: exit "1\n"
//! outcome: running "0\n"

use std::sync::Mutex;
use std::thread;

static TOTAL: Mutex<u32> = Mutex::new(0);

struct Mine;

impl Drop for Mine {
    fn drop(&mut self) {
        *TOTAL.lock().unwrap() += 1;
    }
}

thread_local! {
    static MINE: Mine = const { Mine };
}

fn main() {
    thread::scope(|s| {
        s.spawn(|| MINE.with(|_| ()));
    });
    println!("{}", TOTAL.lock().unwrap());
}
