//! A thread panics while it holds a guard: the mutex is poisoned from then on.
//!
//! Main locks before the thread (not poisoned, then the thread panics before the join) or after it
//! (poisoned). The message comes before main's line when the thread was first. When main was first,
//! main holds its guard only until the end of the `let`, so the message may come before or after
//! main's first line, but before the second, which follows the join.
//!
//! outcome: exit "\nthread '<unnamed>' panicked at src/main.rs:20:9:\nboom\npoisoned: true\ntrue\n"
//! outcome: exit "\nthread '<unnamed>' panicked at src/main.rs:20:9:\nboom\npoisoned: false\ntrue\n"
//! outcome: exit "poisoned: false\n\nthread '<unnamed>' panicked at src/main.rs:20:9:\nboom\ntrue\n"

use std::sync::{Arc, Mutex};
use std::thread;

fn main() {
    let lock = Arc::new(Mutex::new(0));
    let for_worker = Arc::clone(&lock);
    let worker = thread::spawn(move || {
        let _guard = for_worker.lock().unwrap();
        panic!("boom");
    });
    let poisoned = lock.lock().is_err();
    println!("poisoned: {poisoned}");
    let _ = worker.join();
    println!("{}", lock.is_poisoned());
}
