//! A thread asks a `Weak` for the value while main drops the only `Arc`.
//!
//! The thread comes too late: main has dropped the value, which prints, and the thread says so. Between
//! main's last look at the count and the printing, the thread can only find that the value is gone. Or
//! the thread comes first: it prints the number, and the value goes when both have let go, before or
//! after the thread's second line.
//!
//! outcome: exit "dropped\ngone\n"
//! outcome: exit "gone\ndropped\n"
//! outcome: exit "found 7\ndropped\nend\n"
//! outcome: exit "found 7\nend\ndropped\n"

use std::sync::Arc;
use std::thread;

struct Loud(u32);

impl Drop for Loud {
    fn drop(&mut self) {
        println!("dropped");
    }
}

fn main() {
    let loud = Arc::new(Loud(7));
    let weak = Arc::downgrade(&loud);
    let thread = thread::spawn(move || match weak.upgrade() {
        None => println!("gone"),
        Some(loud) => {
            println!("found {}", loud.0);
            drop(loud);
            println!("end");
        }
    });
    drop(loud);
    thread.join().unwrap();
}
