//! Of two threads at a barrier exactly one is told that it is the leader, either one.
//!
//! outcome: exit "true false\n"
//! outcome: exit "false true\n"

use std::sync::Barrier;
use std::thread;

fn main() {
    let barrier = Barrier::new(2);
    thread::scope(|scope| {
        let other = scope.spawn(|| barrier.wait().is_leader());
        let main = barrier.wait().is_leader();
        println!("{main} {}", other.join().unwrap());
    });
}
