//! Two workers share a receiver until the only sender is gone: then nobody can notice which of them
//! drops it.

use std::sync::{Arc, Mutex, mpsc};
use std::thread;

fn main() {
    let (sender, receiver) = mpsc::channel();
    let receiver = Arc::new(Mutex::new(receiver));
    let workers = [(), ()].map(|()| {
        let receiver = Arc::clone(&receiver);
        thread::spawn(move || {
            loop {
                let message = receiver.lock().unwrap().recv();
                match message {
                    Ok(number) => println!("{number}"),
                    Err(_) => break,
                }
            }
        })
    });
    sender.send(1).unwrap();
    sender.send(2).unwrap();
    drop(sender);
    for worker in workers {
        worker.join().unwrap();
    }
}
