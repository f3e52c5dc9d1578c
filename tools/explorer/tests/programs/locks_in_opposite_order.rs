//! Two threads take two locks in opposite order.
//!
//! If one thread has both before the other has any, both finish. If each has its first, neither gets
//! its second.
//!
//! outcome: exit "done\n"
//! outcome: deadlock ""

use std::sync::Mutex;
use std::thread;

fn main() {
    let (left, right) = (Mutex::new(1), Mutex::new(2));
    thread::scope(|scope| {
        scope.spawn(|| {
            let _left = left.lock().unwrap();
            let _right = right.lock().unwrap();
        });
        scope.spawn(|| {
            let _right = right.lock().unwrap();
            let _left = left.lock().unwrap();
        });
    });
    println!("done");
}
