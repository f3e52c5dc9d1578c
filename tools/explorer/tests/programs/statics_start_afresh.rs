//! A static counter and a static list start afresh in every execution.
//!
//! Two threads add one each, so the counter ends as 2 in every execution; the list ends with their
//! names in the order in which they came.
//!
//! outcome: exit "2 [\"A\", \"B\"]\n"
//! outcome: exit "2 [\"B\", \"A\"]\n"

use std::sync::Mutex;
use std::sync::atomic::{AtomicU32, Ordering};
use std::thread;

static COUNTER: AtomicU32 = AtomicU32::new(0);
static NAMES: Mutex<Vec<&str>> = Mutex::new(Vec::new());

fn main() {
    thread::scope(|scope| {
        for name in ["A", "B"] {
            scope.spawn(move || {
                COUNTER.fetch_add(1, Ordering::SeqCst);
                NAMES.lock().unwrap().push(name);
            });
        }
    });
    let count = COUNTER.load(Ordering::SeqCst);
    println!("{count} {:?}", NAMES.lock().unwrap());
}
