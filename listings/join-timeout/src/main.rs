use std::sync::mpsc::{self, RecvTimeoutError};
use std::thread;
use std::time::Duration;

fn main() {
    let (alive, ended) = mpsc::channel::<()>();
    let measurement = thread::spawn(move || {
        let _alive = alive;
        thread::sleep(Duration::from_millis(10));
        42
    });
    match ended.recv_timeout(Duration::from_millis(50)) {
        Err(RecvTimeoutError::Timeout) => println!("still measuring"),
        _ => println!("reading: {}", measurement.join().unwrap()),
    }
}
