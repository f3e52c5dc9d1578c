//! The destructor of a scoped thread's thread-local may run after the scope has ended.
//!
//! The scope waits for the closure, and nothing waits for what comes after it: it prints before main
//! does, between that and the end of main, or not at all.
//!
//! outcome: exit "dropped\nend\n"
//! outcome: exit "end\ndropped\n"
//! outcome: running "end\n"

use std::thread;

struct Loud;

impl Drop for Loud {
    fn drop(&mut self) {
        println!("dropped");
    }
}

thread_local! {
    static LOUD: Loud = const { Loud };
}

fn main() {
    thread::scope(|scope| {
        scope.spawn(|| LOUD.with(|_| ()));
    });
    println!("end");
}
