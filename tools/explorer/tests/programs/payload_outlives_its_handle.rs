//! The payload of a panic prints when it is dropped, and main drops the handle.
//!
//! As with a result: whoever gives up its part last drops the payload. No hook is called by
//! `resume_unwind`, so nothing else is printed.
//!
//! outcome: exit "bye\ndropped\nend\n"
//! outcome: exit "bye\nend\ndropped\n"
//! outcome: running "bye\nend\n"

use std::panic;
use std::thread;

struct Loud;

impl Drop for Loud {
    fn drop(&mut self) {
        println!("dropped");
    }
}

fn main() {
    let t = thread::spawn(|| panic::resume_unwind(Box::new(Loud)));
    println!("bye");
    drop::<thread::JoinHandle<()>>(t);
    println!("end");
}
