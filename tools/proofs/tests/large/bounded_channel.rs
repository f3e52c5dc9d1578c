//! Three producers and two consumers at a channel with room for one message.
//!
//! Each message is received once, so the sum is 1 + 2 + 3, by whomever.
//!
//! complete
//! outcome: exit "6\n"

use std::sync::{Arc, Mutex, mpsc};
use std::thread;

fn main() {
    let (sender, receiver) = mpsc::sync_channel(1);
    let receiver = Arc::new(Mutex::new(receiver));
    for number in 1..=3 {
        let sender = sender.clone();
        thread::spawn(move || sender.send(number).unwrap());
    }
    drop(sender);
    let consumers = [(); 2].map(|()| {
        let receiver = Arc::clone(&receiver);
        thread::spawn(move || {
            let mut sum = 0;
            loop {
                let message = receiver.lock().unwrap().recv();
                match message {
                    Ok(number) => sum += number,
                    Err(_) => return sum,
                }
            }
        })
    });
    let sums = consumers.map(|consumer| consumer.join().unwrap());
    println!("{}", sums[0] + sums[1]);
}
