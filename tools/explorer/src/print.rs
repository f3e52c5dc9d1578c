//! `println!` and its relatives: printing is a step, and what was printed is part of the outcome.

use crate::engine;
use crate::object::{Kind, Object};
use crate::op::Op;
use crate::outcome::{Chunk, Stream};
use crate::parts;
use std::fmt::Arguments;
use std::panic::Location;

/// Prints to standard output.
#[track_caller]
pub fn out(text: Arguments) {
    parts::format(Stream::Out, text);
}

/// Prints to standard error.
#[track_caller]
pub fn err(text: Arguments) {
    parts::format(Stream::Err, text);
}

/// The beginning of what `dbg!` prints, with the path as the program itself would show it.
pub fn place(file: &str, line: u32, column: u32, source: &str) -> String {
    let file = engine::with(|run, _| run.names.shown(file));
    match source.is_empty() {
        true => format!("[{file}:{line}:{column}]"),
        false => format!("[{file}:{line}:{column}] {source} = "),
    }
}

/// Prints a text, or an empty one to flush the stream.
#[track_caller]
pub(crate) fn print(stream: Stream, text: String) {
    print_at(stream, text, Location::caller());
}

pub(crate) fn print_at(stream: Stream, text: String, place: &'static Location<'static>) {
    parts::flush(stream, place);
    print_now(stream, text, true, place);
}

/// Prints a text, `whole` if with one call of the system, once nothing is kept any more.
pub(crate) fn print_now(
    stream: Stream,
    text: String,
    whole: bool,
    place: &'static Location<'static>,
) {
    if !text.is_empty() {
        parts::note_printed(stream, &text);
    }
    let (verb, op) = match (text.is_empty(), stream) {
        (false, _) => ("print", Op::Print { stream, whole }),
        (true, Stream::Out) => ("flush stdout", Op::Stream(stream)),
        (true, Stream::Err) => ("flush stderr", Op::Stream(stream)),
    };
    engine::step_at(place, verb, op, |world, _| {
        if !text.is_empty() {
            world.say(|| format!(" {text:?}"));
        }
        world.printed.push(Chunk { stream, text });
        if world.ending.is_some() && stream == Stream::Out {
            world.printed.push(Chunk::flush(stream));
        }
    });
}

/// Prints a text of the runtime to standard error: unlike the program it does not wait until nobody holds
/// the stream.
#[track_caller]
pub(crate) fn print_past_the_lock(text: String) {
    let place = Location::caller();
    parts::flush(Stream::Err, place);
    parts::note_printed_past_the_lock();
    engine::step_at(place, "print", Op::Always(None), |world, _| {
        world.say(|| format!(" {text:?}"));
        let stream = Stream::Err;
        world.printed.push(Chunk { stream, text });
    });
}

/// A stream that no other thread can print to while this exists. Who has it can take it again.
pub(crate) struct StreamLock(Stream);

impl StreamLock {
    #[track_caller]
    pub fn take(stream: Stream) -> StreamLock {
        StreamLock::take_at(stream, Location::caller())
    }

    pub fn take_at(stream: Stream, made: &'static Location<'static>) -> StreamLock {
        engine::step_at(made, lock_verb(stream), Op::Stream(stream), |world, _| {
            let by = world.acting;
            let object = world.stream(stream).unwrap_or_else(|| {
                let depth = 0;
                world.add_object(Object::new(Kind::Stream { stream, by, depth }, made))
            });
            if let Kind::Stream { depth, .. } = &mut world.object_mut(object).kind {
                *depth += 1;
            }
        });
        StreamLock(stream)
    }
}

impl Drop for StreamLock {
    fn drop(&mut self) {
        let stream = self.0;
        engine::step_in_drop(unlock_verb(stream), Op::Stream(stream), |world, _| {
            let Some(object) = world.stream(stream) else {
                return;
            };
            if let Kind::Stream { depth, .. } = &mut world.object_mut(object).kind {
                *depth -= 1;
                if *depth == 0 {
                    // A stream that nobody holds is as if nobody had ever held it.
                    world.remove_object(object);
                }
            }
        });
    }
}

fn lock_verb(stream: Stream) -> &'static str {
    match stream {
        Stream::Out => "lock stdout",
        Stream::Err => "lock stderr",
    }
}

fn unlock_verb(stream: Stream) -> &'static str {
    match stream {
        Stream::Out => "unlock stdout",
        Stream::Err => "unlock stderr",
    }
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

/// Prints values with their source to the modelled standard error, and returns them.
#[macro_export]
macro_rules! dbg {
    () => {
        $crate::eprintln!(
            "{}",
            $crate::print::place(::core::file!(), ::core::line!(), ::core::column!(), "")
        )
    };
    ($value:expr $(,)?) => {
        match $value {
            value => {
                $crate::eprintln!(
                    "{}{:#?}",
                    $crate::print::place(
                        ::core::file!(),
                        ::core::line!(),
                        ::core::column!(),
                        ::core::stringify!($value),
                    ),
                    &&value as &dyn ::core::fmt::Debug,
                );
                value
            }
        }
    };
    ($($value:expr),+ $(,)?) => {
        ($($crate::dbg!($value)),+,)
    };
}
