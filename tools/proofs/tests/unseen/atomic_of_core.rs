//! The same atomic by another path: what is below `core` is the real one.

use core::sync::atomic::{AtomicBool, Ordering};

fn main() {
    let flag = AtomicBool::new(false);
    std::thread::scope(|scope| {
        scope.spawn(|| flag.store(true, Ordering::SeqCst));
        println!("{}", flag.load(Ordering::SeqCst));
    });
}
