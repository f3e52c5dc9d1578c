//! A thread parks in a loop until a flag is set; main sets the flag and unparks it.
//!
//! The unpark may come before the park: the token is kept, so the park returns at once. No hang.
//!
//! outcome: exit "awake\n"

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;

fn main() {
    let ready = Arc::new(AtomicBool::new(false));
    let for_sleeper = Arc::clone(&ready);
    let sleeper = thread::spawn(move || {
        if !for_sleeper.load(Ordering::SeqCst) {
            thread::park();
        }
    });
    ready.store(true, Ordering::SeqCst);
    sleeper.thread().unpark();
    sleeper.join().unwrap();
    println!("awake");
}
