//! A channel without room: the sender waits until its message has been received.
//!
//! `flag` is stored by the sender after the send returned, loaded by main before it receives: the
//! store cannot precede the receive, so main always loads 0.
//!
//! outcome: exit "0 5\n"

use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::mpsc;
use std::thread;

fn main() {
    let flag = AtomicU32::new(0);
    let (sender, receiver) = mpsc::sync_channel(0);
    thread::scope(|scope| {
        scope.spawn(|| {
            sender.send(5).unwrap();
            flag.store(1, Ordering::SeqCst);
        });
        let before = flag.load(Ordering::SeqCst);
        println!("{before} {}", receiver.recv().unwrap());
    });
}
