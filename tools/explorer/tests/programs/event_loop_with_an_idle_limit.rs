//! An event loop that ends with an event, or when nothing has happened for too long.
//!
//! The limit may be over before the key, or between the key and the end, or never.
//!
//! outcome: exit "idle\n"
//! outcome: exit "key x\nidle\n"
//! outcome: exit "key x\nquit\n"

use std::sync::mpsc::{self, RecvTimeoutError};
use std::thread;
use std::time::Duration;

enum Event {
    Key(char),
    Quit,
}

fn main() {
    let (events, receiver) = mpsc::channel();
    let keyboard = thread::spawn(move || {
        // Nobody may be there any more.
        let _ = events.send(Event::Key('x'));
        let _ = events.send(Event::Quit);
    });
    loop {
        match receiver.recv_timeout(Duration::from_micros(30)) {
            Ok(Event::Key(key)) => println!("key {key}"),
            Ok(Event::Quit) => break println!("quit"),
            Err(RecvTimeoutError::Timeout) => break println!("idle"),
            Err(RecvTimeoutError::Disconnected) => unreachable!("Quit comes before that"),
        }
    }
    keyboard.join().unwrap();
}
