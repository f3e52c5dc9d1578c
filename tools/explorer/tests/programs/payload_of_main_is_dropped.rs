//! Main panics with a payload that prints when it is dropped.
//!
//! The runtime drops it before the program ends.
//!
//! outcome: panic "dropped\n"

use std::panic;

struct Loud;

impl Drop for Loud {
    fn drop(&mut self) {
        println!("dropped");
    }
}

fn main() {
    panic::resume_unwind(Box::new(Loud));
}
