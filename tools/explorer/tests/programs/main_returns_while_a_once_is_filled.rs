//! A thread fills a `OnceLock` and then waits forever; main does not wait for it.
//!
//! Wherever the thread is when main returns, it has not finished.
//!
//! outcome: running ""

use std::sync::{OnceLock, mpsc};
use std::thread;

static CELL: OnceLock<u32> = OnceLock::new();

fn main() {
    thread::spawn(|| {
        CELL.get_or_init(|| 7);
        let (_sender, never) = mpsc::channel::<()>();
        let _ = never.recv();
    });
}
