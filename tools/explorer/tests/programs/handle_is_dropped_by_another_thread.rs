//! A result sends when it is dropped, and another thread drops the handle.
//!
//! If the thread gives up its part first, the other one sends before main joins it, and main receives it at
//! once. Otherwise the thread sends when it finishes: before main looks, or after it. Main's `recv` waits for
//! the message or for the last sender. When it gets the message, the thread may still hold its sender: then
//! main ends before the thread.
//!
//! outcome: exit "Some(\"dropped\")\nNone\n"
//! outcome: exit "None\nSome(\"dropped\")\n"
//! outcome: running "None\nSome(\"dropped\")\n"

use std::sync::mpsc;
use std::thread;

struct Loud(mpsc::Sender<&'static str>);

impl Drop for Loud {
    fn drop(&mut self) {
        self.0.send("dropped").unwrap();
    }
}

fn main() {
    let (sender, receiver) = mpsc::channel();
    let theirs = sender.clone();
    let handle = thread::spawn(move || Loud(theirs));
    thread::spawn(move || drop(handle)).join().unwrap();
    println!("{:?}", receiver.try_recv().ok());
    drop(sender);
    println!("{:?}", receiver.recv().ok());
}
