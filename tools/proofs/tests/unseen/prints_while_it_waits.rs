//! A thread prints each time that it asks in vain: there is no end of what a run can print.

use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;

fn main() {
    let ready = AtomicBool::new(false);
    thread::scope(|scope| {
        scope.spawn(|| {
            while !ready.load(Ordering::SeqCst) {
                println!("waiting");
            }
            println!("go");
        });
        ready.store(true, Ordering::SeqCst);
    });
}
