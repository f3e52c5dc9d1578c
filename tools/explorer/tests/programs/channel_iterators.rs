//! `try_iter` ends when there is no message now, `iter` when there will never be one.
//!
//! The first takes what A has sent so far: none, one or both. The second takes the rest.
//!
//! outcome: exit "[] [1, 2]\n"
//! outcome: exit "[1] [2]\n"
//! outcome: exit "[1, 2] []\n"

use std::sync::mpsc;
use std::thread;

fn main() {
    let (sender, receiver) = mpsc::channel();
    thread::scope(|scope| {
        scope.spawn(move || {
            sender.send(1).unwrap();
            sender.send(2).unwrap();
        });
        let now: Vec<i32> = receiver.try_iter().collect();
        let rest: Vec<i32> = receiver.iter().collect();
        println!("{now:?} {rest:?}");
    });
}
