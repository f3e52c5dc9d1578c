//! Sending to a receiver that may be gone already.
//!
//! Main drops the receiver before or after the send: the send says `false` or `true`.
//!
//! outcome: exit "true\n"
//! outcome: exit "false\n"

use std::sync::mpsc;
use std::thread;

fn main() {
    let (sender, receiver) = mpsc::channel();
    let worker = thread::spawn(move || sender.send(1).is_ok());
    drop(receiver);
    println!("{}", worker.join().unwrap());
}
