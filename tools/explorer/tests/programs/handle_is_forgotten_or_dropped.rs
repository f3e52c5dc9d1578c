//! A thread gets the handle of another one, whose result prints when it is dropped, and forgets it if it
//! finds the flag set; otherwise it drops it.
//!
//! Forgotten, its part is never given up, and the scope waits for it forever. Dropped, the result prints before the scope ends: whoever of the two
//! gives up its part last drops the result, and main waits for both. The flag is set in the end, whether
//! the thread has found it so or not.
//!
//! outcome: exit "dropped\nend\n"
//! outcome: deadlock ""

use std::mem;
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
    thread::scope(|scope| {
        let handle = scope.spawn(|| Loud);
        scope.spawn(|| flag.store(true, Ordering::SeqCst));
        scope.spawn(|| {
            let handle = handle;
            if flag.load(Ordering::SeqCst) {
                mem::forget(handle);
            }
        });
    });
    println!("end");
}
