//! Main asks a channel for messages, and does something else in between, until the sender is gone.
//!
//! Two messages from one sender come in order. Every look may come too early; how often is not
//! printed.
//!
//! unreduced: may be cut
//! outcome: exit "1\n2\nend\n"

use std::sync::mpsc::{self, TryRecvError};
use std::thread;
use std::time::Duration;

fn main() {
    let (sender, receiver) = mpsc::channel();
    let worker = thread::spawn(move || {
        sender.send(1).unwrap();
        sender.send(2).unwrap();
    });
    loop {
        match receiver.try_recv() {
            Ok(message) => println!("{message}"),
            Err(TryRecvError::Empty) => thread::sleep(Duration::from_millis(1)),
            Err(TryRecvError::Disconnected) => break,
        }
    }
    worker.join().unwrap();
    println!("end");
}
