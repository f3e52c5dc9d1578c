//! A thread holds standard output and writes a line in three pieces; main does not wait for it.
//!
//! As with a line that is printed: it comes before the end of main, or not at all. The real program may
//! end between two pieces. Main may also end while the thread holds the stream.
//!
//! output: may be cut off
//! outcome: exit "number 1 of 2\n"
//! outcome: running "number 1 of 2\n"
//! outcome: running ""

use std::hint::black_box;
use std::io::{self, Write};
use std::thread;

fn main() {
    thread::spawn(|| {
        let mut out = io::stdout().lock();
        writeln!(out, "number {} of 2", black_box(1)).unwrap();
    });
}
