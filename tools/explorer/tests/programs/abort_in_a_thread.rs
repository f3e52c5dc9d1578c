//! `abort` ends the program at once: what standard output has kept of an unfinished line is lost.
//!
//! Main waits for A, which never ends. Standard error keeps nothing back.
//!
//! outcome: abort "a line\nkept\n"

use std::process;
use std::thread;

fn main() {
    let a = thread::spawn(|| {
        println!("a line");
        print!("lost");
        eprintln!("kept");
        process::abort();
    });
    a.join().unwrap();
}
