//! Two stages with room for one between them: what comes in first comes out first.
//!
//! Each channel has one sender and one receiver, so there is one order.
//!
//! outcome: exit "[3, 5]\n"

use std::sync::mpsc::{Receiver, sync_channel};
use std::thread;

fn stage(input: Receiver<u32>, work: impl Fn(u32) -> u32 + Send + 'static) -> Receiver<u32> {
    let (output, next) = sync_channel(1);
    thread::spawn(move || {
        for item in input {
            if output.send(work(item)).is_err() {
                break;
            }
        }
    });
    next
}

fn main() {
    let (start, input) = sync_channel(2);
    for number in 1..=2 {
        start.send(number).unwrap();
    }
    drop(start);
    let output = stage(stage(input, |n| 2 * n), |n| n + 1);
    println!("{:?}", output.into_iter().collect::<Vec<_>>());
}
