//! The destructor of a scoped thread's thread-local may run after the scope has ended.

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
