//! A thread ends the whole program.
//!
//! `main` is printed before the exit or never; main itself may also end first, after its line, and
//! then the thread never gets to its exit.
//!
//! outcome: exit(3) ""
//! outcome: exit(3) "main\n"
//! outcome: running "main\n"

use std::process;
use std::thread;

fn main() {
    thread::spawn(|| process::exit(3));
    println!("main");
}
