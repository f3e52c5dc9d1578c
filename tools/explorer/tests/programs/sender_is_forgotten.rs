//! A thread forgets a sender if it finds the flag set; main drops its own and asks the receiver.
//!
//! Then the channel is empty, else it has no sender left. The flag is set in the end, whether the thread
//! has found it so or not.
//!
//! outcome: exit "Err(Empty)\n"
//! outcome: exit "Err(Disconnected)\n"

use std::mem;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc;
use std::thread;

fn main() {
    let flag = AtomicBool::new(false);
    let (sender, receiver) = mpsc::channel::<u32>();
    thread::scope(|scope| {
        scope.spawn(|| flag.store(true, Ordering::SeqCst));
        scope.spawn(|| {
            if flag.load(Ordering::SeqCst) {
                mem::forget(sender.clone());
            }
        });
    });
    drop(sender);
    println!("{:?}", receiver.try_recv());
}
