//! A thread forgets a part of a value that prints when it is dropped, if it finds the flag set.
//!
//! Then the value is never dropped; otherwise main drops the last part. The flag is set in the end,
//! whether the thread has found it so or not.
//!
//! outcome: exit "dropped\nend\n"
//! outcome: exit "end\n"

use std::mem;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;

struct Loud;

impl Drop for Loud {
    fn drop(&mut self) {
        println!("dropped");
    }
}

fn main() {
    let flag = AtomicBool::new(false);
    let shared = Arc::new(Loud);
    thread::scope(|scope| {
        scope.spawn(|| flag.store(true, Ordering::SeqCst));
        scope.spawn(|| {
            if flag.load(Ordering::SeqCst) {
                mem::forget(Arc::clone(&shared));
            }
        });
    });
    drop(shared);
    println!("end");
}
