//! `println!` and its relatives: printing is a step, and what was printed is part of the outcome.

use crate::engine;
use crate::op::Op;
use crate::outcome::{Chunk, Stream};
use std::fmt::Arguments;

/// Prints to standard output.
#[track_caller]
pub fn out(text: Arguments) {
    print(Stream::Out, text.to_string());
}

/// Prints to standard error.
#[track_caller]
pub fn err(text: Arguments) {
    print(Stream::Err, text.to_string());
}

/// Prints an empty text to flush the stream, or a text.
#[track_caller]
pub(crate) fn print(stream: Stream, text: String) {
    engine::step("print", Op::Always(None), |world, _| {
        world.say(|| format!(" {text:?}"));
        world.printed.push(Chunk { stream, text });
    });
}

/// Prints to the modelled standard output.
#[macro_export]
macro_rules! print {
    ($($arguments:tt)*) => { $crate::print::out(::core::format_args!($($arguments)*)) };
}

/// Prints a line to the modelled standard output.
#[macro_export]
macro_rules! println {
    () => { $crate::print::out(::core::format_args!("\n")) };
    ($($arguments:tt)*) => {
        $crate::print::out(::core::format_args!("{}\n", ::core::format_args!($($arguments)*)))
    };
}

/// Prints to the modelled standard error.
#[macro_export]
macro_rules! eprint {
    ($($arguments:tt)*) => { $crate::print::err(::core::format_args!($($arguments)*)) };
}

/// Prints a line to the modelled standard error.
#[macro_export]
macro_rules! eprintln {
    () => { $crate::print::err(::core::format_args!("\n")) };
    ($($arguments:tt)*) => {
        $crate::print::err(::core::format_args!("{}\n", ::core::format_args!($($arguments)*)))
    };
}

/// Prints a value with its source to the modelled standard error, and returns it.
#[macro_export]
macro_rules! dbg {
    () => {
        $crate::eprintln!("[{}:{}:{}]", file!(), line!(), column!())
    };
    ($value:expr $(,)?) => {
        match $value {
            value => {
                let place = ::core::format_args!("[{}:{}:{}]", file!(), line!(), column!());
                $crate::eprintln!("{place} {} = {:#?}", ::core::stringify!($value), &value);
                value
            }
        }
    };
}
