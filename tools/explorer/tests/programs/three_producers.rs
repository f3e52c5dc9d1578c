//! Three producers send a message each to main, which prints them as they come.
//!
//! The messages come in any order: six.
//!
//! unreduced: too large
//! outcome: exit "0 1 2 "
//! outcome: exit "0 2 1 "
//! outcome: exit "1 0 2 "
//! outcome: exit "1 2 0 "
//! outcome: exit "2 0 1 "
//! outcome: exit "2 1 0 "

use std::sync::mpsc;
use std::thread;

fn produce(each: usize) {
    let (sender, receiver) = mpsc::channel();
    let threads = [0, 1, 2].map(|producer| {
        let sender = sender.clone();
        thread::spawn(move || {
            for _ in 0..each {
                sender.send(producer).unwrap();
            }
        })
    });
    drop(sender);
    for producer in receiver {
        print!("{producer} ");
    }
    for thread in threads {
        thread.join().unwrap();
    }
}

fn main() {
    produce(1);
}
