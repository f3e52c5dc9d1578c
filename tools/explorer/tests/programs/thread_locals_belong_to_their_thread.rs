//! Each thread has its own copy of a thread-local, which starts afresh.
//!
//! Both threads and main count from 0: everybody sees 1. The threads' lines are equal.
//!
//! outcome: exit "1\n1\nmain 1\n"

use std::cell::Cell;
use std::thread;

thread_local! {
    static COUNT: Cell<u32> = const { Cell::new(0) };
}

fn next() -> u32 {
    COUNT.with(|count| {
        count.set(count.get() + 1);
        count.get()
    })
}

fn main() {
    thread::scope(|scope| {
        for _ in 0..2 {
            scope.spawn(|| println!("{}", next()));
        }
    });
    println!("main {}", next());
}
