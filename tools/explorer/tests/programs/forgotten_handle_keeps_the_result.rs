//! The handle of a thread whose result prints when dropped is forgotten.
//!
//! Its part is never given up, so the result is never dropped. The thread does nothing else that anybody
//! could notice.
//!
//! outcome: exit "bye\nend\n"

use std::mem;
use std::thread;

struct Loud;

impl Drop for Loud {
    fn drop(&mut self) {
        println!("dropped");
    }
}

fn main() {
    let thread = thread::spawn(|| Loud);
    println!("bye");
    mem::forget(thread);
    println!("end");
}
