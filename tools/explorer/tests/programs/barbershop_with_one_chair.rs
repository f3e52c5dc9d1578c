//! A customer who finds the only chair taken leaves.
//!
//! The first one always finds it empty. The second one finds it empty only if the barber has taken
//! the first one by then.
//!
//! outcome: exit "served 1, left 1\n"
//! outcome: exit "served 2, left 0\n"

use std::sync::mpsc::{TrySendError, sync_channel};
use std::thread;

struct Customer;

fn main() {
    let (chair, waiting) = sync_channel(1);
    let barber = thread::spawn(move || waiting.into_iter().count());
    let mut left = 0;
    for _ in 0..2 {
        match chair.try_send(Customer) {
            Ok(()) => {}
            Err(TrySendError::Full(Customer)) => left += 1,
            Err(TrySendError::Disconnected(_)) => unreachable!("the barber waits"),
        }
    }
    drop(chair);
    println!("served {}, left {left}", barber.join().unwrap());
}
