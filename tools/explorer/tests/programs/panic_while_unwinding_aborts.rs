//! A destructor panics while its thread unwinds already.
//!
//! That aborts the program, with a line on standard error. The hook prints nothing. Main's "b" comes before
//! "a", between "a" and that line, between the line and the abort, or never; then main waits for a thread
//! that never ends.
//!
//! outcome: abort "b\na\nthread caused non-unwinding panic. aborting.\n"
//! outcome: abort "a\nb\nthread caused non-unwinding panic. aborting.\n"
//! outcome: abort "a\nthread caused non-unwinding panic. aborting.\nb\n"
//! outcome: abort "a\nthread caused non-unwinding panic. aborting.\n"

use std::panic;
use std::thread;

struct Bad;

impl Drop for Bad {
    fn drop(&mut self) {
        println!("a");
        panic!("again");
    }
}

fn main() {
    panic::set_hook(Box::new(|_| ()));
    let t = thread::spawn(|| {
        let _bad = Bad;
        panic!("first");
    });
    println!("b");
    let _ = t.join();
}
