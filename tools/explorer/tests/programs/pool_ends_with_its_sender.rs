//! Two workers share a receiver until the only sender is gone: then nobody can notice which of them
//! drops it.
//!
//! A worker prints after it has let go of the lock, so the two messages are printed in either order,
//! by one worker in order or by both in any.
//!
//! outcome: exit "1\n2\n"
//! outcome: exit "2\n1\n"

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
