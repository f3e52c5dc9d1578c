//! A thread reads, and reads again with the first guard alive, while another wants to write.
//!
//! If the writer comes before or after both: done. If it waits between the two reads, the second
//! read may queue behind the writer, which waits for the first guard: a deadlock that the
//! documentation warns of; or the reader passes it: done.
//!
//! outcome: exit "done\n"
//! outcome: deadlock ""

use std::sync::RwLock;
use std::thread;

fn main() {
    let number = RwLock::new(1);
    thread::scope(|scope| {
        scope.spawn(|| *number.write().unwrap() += 1);
        let _first = number.read().unwrap();
        let _second = number.read().unwrap();
    });
    println!("done");
}
