//! A scope ends when its threads have ended, without any join.
//!
//! `inside` is printed by main in the scope, after spawning: before or after the thread's line.
//! `outside` is last.
//!
//! outcome: exit "thread\ninside\noutside\n"
//! outcome: exit "inside\nthread\noutside\n"

use std::thread;

fn main() {
    thread::scope(|scope| {
        scope.spawn(|| println!("thread"));
        println!("inside");
    });
    println!("outside");
}
