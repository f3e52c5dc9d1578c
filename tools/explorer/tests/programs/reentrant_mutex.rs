//! A reentrant mutex may be locked again by the thread that holds it, and by nobody else.
//!
//! Each thread adds two in two nested critical sections: the other thread cannot come between. It
//! returns what it saw before and after: `0 2` and `2 4`, in either order.
//!
//! dependency: parking_lot
//! outcome: exit "(0, 2) (2, 4)\n"
//! outcome: exit "(2, 4) (0, 2)\n"

use parking_lot::ReentrantMutex;
use std::cell::Cell;
use std::thread;

fn add_one(number: &ReentrantMutex<Cell<u32>>) -> u32 {
    let guard = number.lock();
    guard.set(guard.get() + 1);
    guard.get()
}

fn main() {
    let number = ReentrantMutex::new(Cell::new(0));
    let add_two = || {
        let guard = number.lock();
        let before = guard.get();
        add_one(&number);
        (before, add_one(&number))
    };
    thread::scope(|scope| {
        let a = scope.spawn(&add_two);
        let b = scope.spawn(&add_two);
        println!("{:?} {:?}", a.join().unwrap(), b.join().unwrap());
    });
}
