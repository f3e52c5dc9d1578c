//! Main waits for a message for what is left of its time, again if it wakes too early.
//!
//! The message comes in time or not.
//!
//! unreduced: may be cut
//! outcome: exit "1\n"
//! outcome: exit "gave up\n"

use std::sync::mpsc;
use std::thread;
use std::time::{Duration, Instant};

fn main() {
    let (sender, receiver) = mpsc::channel();
    let thread = thread::spawn(move || sender.send(1).is_ok());
    let deadline = Instant::now() + Duration::from_millis(1);
    loop {
        let left = deadline.saturating_duration_since(Instant::now());
        if left.is_zero() {
            println!("gave up");
            break;
        }
        if let Ok(number) = receiver.recv_timeout(left) {
            println!("{number}");
            break;
        }
    }
    thread.join().unwrap();
}
