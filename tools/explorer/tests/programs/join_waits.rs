//! Main prints after joining: its line is last in every interleaving, the others are in any order.
//!
//! Before the joins, `A` and `B` come in either order.
//!
//! outcome: exit "A\nB\nmain\n"
//! outcome: exit "B\nA\nmain\n"

use std::thread;

fn main() {
    let a = thread::spawn(|| println!("A"));
    let b = thread::spawn(|| println!("B"));
    b.join().unwrap();
    a.join().unwrap();
    println!("main");
}
