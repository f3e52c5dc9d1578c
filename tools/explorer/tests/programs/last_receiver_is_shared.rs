//! Two workers share a receiver and give up after one message; whether main can still send depends on
//! when the later of them lets go.
//!
//! A worker lets go only after its message, so the first two messages can be sent. The third finds no
//! receiver if both workers have let go by then: then neither has anything left to do. Otherwise it is
//! sent, and the workers may or may not be done when main returns.
//!
//! outcome: exit "false\n"
//! outcome: exit "true\n"
//! outcome: running "true\n"

use std::sync::{Arc, Mutex, mpsc};
use std::thread;

fn main() {
    let (sender, receiver) = mpsc::channel();
    let receiver = Arc::new(Mutex::new(receiver));
    for _ in 0..2 {
        let receiver = Arc::clone(&receiver);
        thread::spawn(move || receiver.lock().unwrap().recv());
    }
    drop(receiver);
    sender.send(1).unwrap();
    sender.send(2).unwrap();
    println!("{}", sender.send(3).is_ok());
}
