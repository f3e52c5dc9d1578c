//! Two senders send two messages each; each sender's messages stay in order.
//!
//! Merges of two sequences of two: 6. The iterator ends when both senders are gone.
//!
//! outcome: exit "[0, 1, 10, 11]\n"
//! outcome: exit "[0, 10, 1, 11]\n"
//! outcome: exit "[0, 10, 11, 1]\n"
//! outcome: exit "[10, 0, 1, 11]\n"
//! outcome: exit "[10, 0, 11, 1]\n"
//! outcome: exit "[10, 11, 0, 1]\n"

use std::sync::mpsc;
use std::thread;

fn main() {
    let (sender, receiver) = mpsc::channel();
    let second = sender.clone();
    thread::spawn(move || (0..2).for_each(|number| sender.send(number).unwrap()));
    thread::spawn(move || (10..12).for_each(|number| second.send(number).unwrap()));
    let numbers: Vec<i32> = receiver.iter().collect();
    println!("{numbers:?}");
}
