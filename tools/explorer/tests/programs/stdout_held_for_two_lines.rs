//! Whoever holds standard output keeps others from printing in between.
//!
//! Main's line comes before both of A's lines or after them.
//!
//! outcome: exit "main\none\ntwo\n"
//! outcome: exit "one\ntwo\nmain\n"

use std::io::{Write, stdout};
use std::thread;

fn main() {
    let a = thread::spawn(|| {
        let mut out = stdout().lock();
        writeln!(out, "one").unwrap();
        println!("two");
    });
    println!("main");
    a.join().unwrap();
}
