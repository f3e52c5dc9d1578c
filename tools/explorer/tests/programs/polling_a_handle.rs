//! Main asks whether a thread has finished, until it has.
//!
//! The thread prints, then finishes; main prints after that, whenever it notices.
//!
//! unreduced: may be cut
//! outcome: exit "worker\nmain\n"

use std::thread;
use std::time::Duration;

fn main() {
    let worker = thread::spawn(|| println!("worker"));
    while !worker.is_finished() {
        thread::sleep(Duration::from_millis(1));
    }
    println!("main");
}
