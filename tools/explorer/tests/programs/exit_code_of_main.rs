//! Main returns the code that the thread which came last has stored.
//!
//! outcome: exit(3) ""
//! outcome: exit(4) ""

use std::process::ExitCode;
use std::sync::atomic::{AtomicU8, Ordering};
use std::thread;

fn main() -> ExitCode {
    let code = AtomicU8::new(0);
    thread::scope(|scope| {
        scope.spawn(|| code.store(3, Ordering::SeqCst));
        scope.spawn(|| code.store(4, Ordering::SeqCst));
    });
    ExitCode::from(code.into_inner())
}
