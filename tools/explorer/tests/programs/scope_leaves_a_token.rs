//! Main joins a scoped thread, leaves the scope, and parks.
//!
//! When the result of the scope's last thread is gone, whoever drops it unparks the thread that waits for the
//! scope. Here that is main itself, at the join. It never parks in the scope, so the token is still there.
//!
//! outcome: exit "woken\n"

use std::thread;

fn main() {
    thread::scope(|scope| {
        scope.spawn(|| ()).join().unwrap();
    });
    thread::park();
    println!("woken");
}
