//! The result of a thread prints when it is dropped, and main drops the handle.
//!
//! Thread and handle own the result together: whoever gives up its part last drops it. If the thread is
//! first, `drop(t)` prints, before "end". If main is first, the thread prints when it finishes: before "end",
//! after it, or never, since main does not wait.
//!
//! outcome: exit "bye\ndropped\nend\n"
//! outcome: exit "bye\nend\ndropped\n"
//! outcome: running "bye\nend\n"

use std::thread;

struct Loud;

impl Drop for Loud {
    fn drop(&mut self) {
        println!("dropped");
    }
}

fn main() {
    let t = thread::spawn(|| Loud);
    println!("bye");
    drop(t);
    println!("end");
}
