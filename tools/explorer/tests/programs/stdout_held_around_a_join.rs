//! Main holds standard output and waits for a thread that prints: nobody can go on.
//!
//! If A prints before main takes the stream, all is well.
//!
//! outcome: exit "A\n"
//! outcome: deadlock ""

use std::thread;

fn main() {
    let a = thread::spawn(|| println!("A"));
    let _held = std::io::stdout().lock();
    a.join().unwrap();
}
