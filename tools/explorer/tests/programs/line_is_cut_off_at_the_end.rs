//! A thread prints a line in three pieces, and main does not wait for it.
//!
//! The line comes before the end of main, or not at all. When main returns, the real program takes the
//! buffer of standard output away. From then on every piece is written by itself, and the program may end
//! between two of them. The explorer does not do that, and says so.
//!
//! output: may be cut off
//! outcome: exit "number 1 of 2\n"
//! outcome: running ""

use std::hint::black_box;
use std::thread;

fn main() {
    thread::spawn(|| println!("number {} of 2", black_box(1)));
}
