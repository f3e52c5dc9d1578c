//! A thread counts how often it asks in vain, and prints that: it never comes to where it was.

use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;

fn main() {
    let ready = AtomicBool::new(false);
    thread::scope(|scope| {
        scope.spawn(|| {
            let mut asked = 0;
            while !ready.load(Ordering::SeqCst) {
                asked += 1;
            }
            println!("{}", if asked < 3 { "soon" } else { "late" });
        });
        ready.store(true, Ordering::SeqCst);
    });
}
