//! A thread-local's destructor asks for the value that is being destroyed, and for another one.
//!
//! The first cannot be had any more. The second has no destructor, so it can be used until the end.
//!
//! outcome: exit "true 2\nend\n"

use std::cell::Cell;
use std::thread;

struct Asks;

impl Drop for Asks {
    fn drop(&mut self) {
        println!("{} {}", ASKS.try_with(|_| ()).is_err(), PLAIN.get());
    }
}

thread_local! {
    static ASKS: Asks = const { Asks };
    static PLAIN: Cell<u32> = const { Cell::new(1) };
}

fn main() {
    let thread = thread::spawn(|| {
        ASKS.with(|_| ());
        PLAIN.set(2);
    });
    thread.join().unwrap();
    println!("end");
}
