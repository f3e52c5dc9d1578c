//! Main asks whether the thread has finished, then drops the handle of a result that prints.
//!
//! A thread has finished when it has given up its part, so after `true` main drops the result itself, before
//! "end". After `false` either of them may be the last.
//!
//! outcome: exit "true\ndropped\nend\n"
//! outcome: exit "false\ndropped\nend\n"
//! outcome: exit "false\nend\ndropped\n"
//! outcome: running "false\nend\n"

use std::thread;

struct Loud;

impl Drop for Loud {
    fn drop(&mut self) {
        println!("dropped");
    }
}

fn main() {
    let thread = thread::spawn(|| Loud);
    println!("{}", thread.is_finished());
    drop(thread);
    println!("end");
}
