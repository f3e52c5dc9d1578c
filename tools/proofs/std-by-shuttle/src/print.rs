//! Printing is a step, and what was printed is kept.

use std::fmt::Arguments;
use std::sync::{Mutex, MutexGuard};

static PRINTED: Mutex<String> = Mutex::new(String::new());

fn printed() -> MutexGuard<'static, String> {
    PRINTED.lock().unwrap_or_else(|held| held.into_inner())
}

/// Prints, after whoever else may go first.
pub fn out(text: Arguments) {
    let text = text.to_string();
    shuttle::thread::yield_now();
    printed().push_str(&text);
}

/// What has been printed since the last call.
pub fn take() -> String {
    std::mem::take(&mut printed())
}

/// Prints.
#[macro_export]
macro_rules! print {
    ($($arguments:tt)*) => { $crate::print::out(::core::format_args!($($arguments)*)) };
}

/// Prints a line.
#[macro_export]
macro_rules! println {
    () => { $crate::print::out(::core::format_args!("\n")) };
    ($($arguments:tt)*) => {
        $crate::print::out(::core::format_args!("{}\n", ::core::format_args!($($arguments)*)))
    };
}
