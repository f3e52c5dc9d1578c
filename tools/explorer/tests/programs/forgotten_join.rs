//! A thread that nobody joins: its line comes before main's, after it, or never.
//!
//! Main prints and then leaves; the thread prints once, at any moment. Before main's line; between
//! main's line and main's end; or main ends first, and the program with it.
//!
//! outcome: exit "child\nmain\n"
//! outcome: exit "main\nchild\n"
//! outcome: running "main\n"

use std::thread;

fn main() {
    thread::spawn(|| println!("child"));
    println!("main");
}
