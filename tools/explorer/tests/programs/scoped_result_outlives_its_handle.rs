//! The result of a scoped thread prints when it is dropped, and main drops the handle inside the scope.
//!
//! If the thread gives up its part first, `drop(handle)` prints. Else the thread prints when it finishes:
//! before or after "end", but before "after", since the scope waits until the result is gone.
//!
//! outcome: exit "bye\ndropped\nend\nafter\n"
//! outcome: exit "bye\nend\ndropped\nafter\n"

use std::thread;

struct Loud;

impl Drop for Loud {
    fn drop(&mut self) {
        println!("dropped");
    }
}

fn main() {
    thread::scope(|scope| {
        let handle = scope.spawn(|| Loud);
        println!("bye");
        drop(handle);
        println!("end");
    });
    println!("after");
}
