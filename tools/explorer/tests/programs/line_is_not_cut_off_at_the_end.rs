//! A thread prints a line in one piece, and main, which has finished its own line, does not wait for it.
//!
//! Nothing is kept when main returns, and the thread's line is written with one call of the system,
//! whether main has returned or not.
//!
//! outcome: exit "main\nthread\n"
//! outcome: exit "thread\nmain\n"
//! outcome: running "main\n"

use std::thread;

fn main() {
    thread::spawn(|| println!("thread"));
    println!("main");
}
