//! A sender that main keeps: the receiver never learns that nothing more will come.
//!
//! The message arrives and is printed; then everybody waits.
//!
//! outcome: deadlock "1\n"

use std::sync::mpsc;
use std::thread;

fn main() {
    let (sender, receiver) = mpsc::channel();
    let for_worker = sender.clone();
    thread::spawn(move || for_worker.send(1).unwrap());
    for number in &receiver {
        println!("{number}");
    }
    drop(sender);
}
