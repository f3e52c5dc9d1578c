use std::sync::mpsc::{self, RecvTimeoutError};
use std::thread;
use std::time::Duration;

fn main() {
    let (sender, receiver) = mpsc::channel();
    thread::scope(|scope| {
        scope.spawn(move || {
            thread::sleep(Duration::from_millis(10));
            sender.send(42)
        });
        for _ in 0..2 {
            match receiver.recv_timeout(Duration::from_millis(50)) {
                Ok(value) => println!("reading: {value}"),
                Err(RecvTimeoutError::Timeout) => println!("nothing yet"),
                Err(RecvTimeoutError::Disconnected) => {
                    println!("nothing anymore")
                }
            }
        }
    });
}
