//! The only sender is the result of a detached thread.
//!
//! It is dropped when the thread finishes: then `try_recv` says `Disconnected`, before that `Empty`.
//!
//! outcome: exit "Err(Disconnected)\n"
//! outcome: exit "Err(Empty)\n"
//! outcome: running "Err(Empty)\n"

use std::sync::mpsc;
use std::thread;

fn main() {
    let (tx, rx) = mpsc::channel::<u32>();
    thread::spawn(move || tx);
    println!("{:?}", rx.try_recv());
}
