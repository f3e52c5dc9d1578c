//! A loop that sees the same each time round, while the panic hook of the program counts.
//!
//! The hook counts in what it has captured, to which nothing else in the program leads; the third
//! panic sets the flag. One thread: one outcome.
//!
//! outcome: exit "done\n"

use std::panic;
use std::sync::atomic::{AtomicBool, AtomicU8, Ordering};

static FLAG: AtomicBool = AtomicBool::new(false);

fn main() {
    let count = AtomicU8::new(0);
    panic::set_hook(Box::new(move |_| {
        if count.fetch_add(1, Ordering::SeqCst) == 2 {
            FLAG.store(true, Ordering::SeqCst);
        }
    }));
    while !FLAG.load(Ordering::SeqCst) {
        let _ = panic::catch_unwind(|| panic!());
    }
    println!("done");
}
