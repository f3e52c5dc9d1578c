//! The destructor of a thread-local panics.
//!
//! That aborts the program, with a line on standard error, before anybody can join the thread.
//!
//! outcome: abort "fatal runtime error: thread local panicked on drop, aborting\n"

use std::panic;
use std::thread;

struct Bad;

impl Drop for Bad {
    fn drop(&mut self) {
        panic!("bad");
    }
}

thread_local! {
    static BAD: Bad = const { Bad };
}

fn main() {
    panic::set_hook(Box::new(|_| ()));
    let thread = thread::spawn(|| BAD.with(|_| ()));
    println!("{}", thread.join().is_ok());
}
