//! A panic with the write guard poisons a `RwLock`, one with the read guard does not.
//!
//! B reads before A writes and finds no poison, or after A panicked and finds it. At the end main
//! finds it, clears it, and a reader's panic does not bring it back.
//!
//! outcome: exit "B: false\ntrue\nfalse false\n"
//! outcome: exit "B: true\ntrue\nfalse false\n"

use std::panic::resume_unwind;
use std::sync::RwLock;
use std::thread;

fn main() {
    let lock = RwLock::new(0);
    thread::scope(|scope| {
        let a = scope.spawn(|| {
            let _writing = lock.write();
            resume_unwind(Box::new(()));
        });
        let b = scope.spawn(|| lock.read().is_err());
        println!("B: {}", b.join().unwrap());
        assert!(a.join().is_err());
    });
    println!("{}", lock.is_poisoned());
    lock.clear_poison();
    let read = || {
        let _reading = lock.read();
        resume_unwind(Box::new(()));
    };
    let failed = thread::scope(|scope| scope.spawn(read).join().is_err());
    println!("{} {}", lock.is_poisoned(), !failed);
}
