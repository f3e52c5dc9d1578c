//! A thread forgets the guard of a lock if it finds the flag set; main tries the lock afterwards.
//!
//! The lock is then held by nobody who could let go of it. The flag is set in the end, whether the thread
//! has found it so or not.
//!
//! outcome: exit "true\n"
//! outcome: exit "false\n"

use std::mem;
use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;

fn main() {
    let flag = AtomicBool::new(false);
    let lock = Mutex::new(0);
    thread::scope(|scope| {
        scope.spawn(|| flag.store(true, Ordering::SeqCst));
        scope.spawn(|| {
            if flag.load(Ordering::SeqCst) {
                mem::forget(lock.lock().unwrap());
            }
        });
    });
    println!("{}", lock.try_lock().is_ok());
}
