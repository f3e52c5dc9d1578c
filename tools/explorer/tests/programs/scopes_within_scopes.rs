//! A scoped thread opens a scope of its own.
//!
//! `inner` is printed before the inner scope ends, hence before `middle`; `middle` before the outer
//! scope ends, hence before `outer`. One order.
//!
//! outcome: exit "inner\nmiddle\nouter\n"

use std::thread;

fn main() {
    thread::scope(|scope| {
        scope.spawn(|| {
            thread::scope(|scope| {
                scope.spawn(|| println!("inner"));
            });
            println!("middle");
        });
    });
    println!("outer");
}
