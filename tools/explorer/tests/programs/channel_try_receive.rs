//! Asking once whether a message is there.
//!
//! Not sent yet: empty. Sent: the message. The sender lives until the thread is joined by the scope,
//! and is borrowed from main: never disconnected.
//!
//! outcome: exit "Ok(7)\n"
//! outcome: exit "Err(Empty)\n"

use std::sync::mpsc;
use std::thread;

fn main() {
    let (sender, receiver) = mpsc::channel();
    thread::scope(|scope| {
        scope.spawn(|| sender.send(7).unwrap());
        println!("{:?}", receiver.try_recv());
    });
}
