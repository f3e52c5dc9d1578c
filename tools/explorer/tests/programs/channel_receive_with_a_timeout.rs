//! Receiving with a time limit, which may be over at any moment.
//!
//! The message in time: `Ok(7)`. Too late: `Err(Timeout)`. `Disconnected` is impossible: the sender is
//! dropped after sending, and then the message is there. Main may leave before the thread has done
//! its last step, which is to drop the sender: after either line.
//!
//! outcome: exit "Ok(7)\n"
//! outcome: exit "Err(Timeout)\n"
//! outcome: running "Ok(7)\n"
//! outcome: running "Err(Timeout)\n"

use std::sync::mpsc;
use std::thread;
use std::time::Duration;

fn main() {
    let (sender, receiver) = mpsc::channel();
    thread::spawn(move || {
        let _ = sender.send(7);
    });
    println!("{:?}", receiver.recv_timeout(Duration::from_millis(5)));
}
