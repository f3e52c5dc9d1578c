//! Main calls `exit` with a thread-local and a variable that print when they are dropped.
//!
//! `exit` does not unwind, so the variable is never dropped. The thread-locals of the calling thread are
//! destroyed, as the C library's `exit` does on Linux.
//!
//! outcome: exit(2) "dropped\n"

use std::process;

struct Loud;

impl Drop for Loud {
    fn drop(&mut self) {
        println!("dropped");
    }
}

thread_local! {
    static LOUD: Loud = const { Loud };
}

fn main() {
    LOUD.with(|_| ());
    let _kept = Loud;
    process::exit(2);
}
