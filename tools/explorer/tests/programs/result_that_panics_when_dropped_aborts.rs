//! Dropping the result of a thread panics.
//!
//! Whoever gives up its part last aborts the program, with a line on standard error. If that is main, it
//! does so before "end". If it is the thread, main goes on meanwhile: it may print "end" before that line, or
//! between the line and the abort, and it may end the program before the abort.
//!
//! outcome: abort "start\nfatal runtime error: thread result panicked on drop, aborting\n"
//! outcome: abort "start\nfatal runtime error: thread result panicked on drop, aborting\nend\n"
//! outcome: abort "start\nend\nfatal runtime error: thread result panicked on drop, aborting\n"
//! outcome: running "start\nfatal runtime error: thread result panicked on drop, aborting\nend\n"
//! outcome: running "start\nend\nfatal runtime error: thread result panicked on drop, aborting\n"
//! outcome: running "start\nend\n"

use std::panic;
use std::thread;

struct Bad;

impl Drop for Bad {
    fn drop(&mut self) {
        panic!("bad");
    }
}

fn main() {
    panic::set_hook(Box::new(|_| ()));
    let thread = thread::spawn(|| Bad);
    println!("start");
    drop(thread);
    println!("end");
}
