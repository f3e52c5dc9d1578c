//! Main holds the lock while both threads start, and adds 10 before it lets go.
//!
//! So the addition is first. Then the threads in either order: (10 + 1) * 2 = 22 or 10 * 2 + 1 = 21.
//!
//! outcome: exit "22\n"
//! outcome: exit "21\n"

use std::sync::Mutex;
use std::thread;

fn main() {
    let number = Mutex::new(0);
    thread::scope(|scope| {
        let mut guard = number.lock().unwrap();
        scope.spawn(|| *number.lock().unwrap() += 1);
        scope.spawn(|| *number.lock().unwrap() *= 2);
        *guard += 10;
    });
    println!("{}", number.into_inner().unwrap());
}
