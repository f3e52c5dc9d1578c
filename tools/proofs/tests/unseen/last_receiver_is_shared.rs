//! Two workers share a receiver and give up after one message; whether main can still send depends on
//! when the later of them lets go.

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
