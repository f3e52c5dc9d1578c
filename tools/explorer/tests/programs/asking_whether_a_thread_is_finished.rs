//! A thread whose last step is done may still be running when it is asked.
//!
//! Main loads the flag and then asks. Flag unset: the thread may or may not have finished by the time
//! main asks. Flag set: the same, since the end comes after the last step. All four.
//!
//! outcome: exit "false false\n"
//! outcome: exit "false true\n"
//! outcome: exit "true false\n"
//! outcome: exit "true true\n"

use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;

fn main() {
    let flag = AtomicBool::new(false);
    thread::scope(|scope| {
        let worker = scope.spawn(|| flag.store(true, Ordering::SeqCst));
        let set = flag.load(Ordering::SeqCst);
        println!("{set} {}", worker.is_finished());
    });
}
