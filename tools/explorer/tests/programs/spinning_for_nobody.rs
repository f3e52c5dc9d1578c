//! Main spins until a thread sets a flag, but the thread sets it only if it gets the lock at once.
//!
//! Main holds the lock until it has looked at the flag for the first time. If the thread tries before
//! main lets go, it ends without setting the flag, and main goes round forever: nobody else is left
//! who could go on. If it tries later, main sees the flag at some time.
//!
//! unreduced: may be cut
//! outcome: exit "seen\n"
//! outcome: cycle ""

use std::hint;
use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;

fn main() {
    let lock = Mutex::new(());
    let flag = AtomicBool::new(false);
    thread::scope(|scope| {
        let held = lock.lock().unwrap();
        scope.spawn(|| {
            if lock.try_lock().is_ok() {
                flag.store(true, Ordering::SeqCst);
            }
        });
        drop(held);
        while !flag.load(Ordering::SeqCst) {
            hint::spin_loop();
        }
        println!("seen");
    });
}
