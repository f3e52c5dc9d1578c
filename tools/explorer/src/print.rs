//! `println!` and its relatives: printing is a step, and what was printed is part of the outcome.

use crate::engine;
use crate::object::{Kind, Object};
use crate::op::Op;
use crate::outcome::{Chunk, Stream};
use std::cell::RefCell;
use std::collections::HashSet;
use std::fmt::{self, Arguments, Write};
use std::panic::Location;
use std::sync::{Mutex, PoisonError};

/// Prints to standard output.
#[track_caller]
pub fn out(text: Arguments) {
    format(Stream::Out, text);
}

/// Prints to standard error.
#[track_caller]
pub fn err(text: Arguments) {
    format(Stream::Err, text);
}

/// A path as the program itself would show it.
pub fn path(file: &str) -> String {
    engine::with(|run, _| run.names.shown(file))
}

/// Where printing begins with steps of its own: something that is printed takes a lock, reads an
/// atomic or prints. The real one holds the stream meanwhile; that costs two steps more, so it is
/// done only there.
static BUSY_PLACES: Mutex<Option<HashSet<&'static Location<'static>>>> = Mutex::new(None);

/// Formats and prints.
#[track_caller]
pub(crate) fn format(stream: Stream, text: Arguments) {
    let place = Location::caller();
    if is_busy(place) {
        let _lock = StreamLock::take(stream);
        let mut pieces = Pieces::start(stream);
        // An error of the formatting is none of the stream's, which never fails.
        let _ = fmt::write(&mut pieces, text);
        Pieces::flush(stream, place);
        return;
    }
    if let Some(text) = text.as_str() {
        return print(stream, text.into());
    }
    let before = steps_taken();
    let text = text.to_string();
    if steps_taken() != before {
        let mut places = BUSY_PLACES.lock().unwrap_or_else(PoisonError::into_inner);
        places.get_or_insert_default().insert(place);
        drop(places);
        engine::with(|run, _| run.begin_again());
    }
    print(stream, text);
}

fn is_busy(place: &'static Location<'static>) -> bool {
    let places = BUSY_PLACES.lock().unwrap_or_else(PoisonError::into_inner);
    places.as_ref().is_some_and(|places| places.contains(place))
}

/// What the calling thread has seen so far, which every step changes.
fn steps_taken() -> crate::history::History {
    engine::with(|run, me| run.world.threads[me].history)
}

thread_local! {
    /// What the calling thread has formatted under its locks and not yet printed.
    static PENDING: RefCell<Vec<(Stream, String)>> = const { RefCell::new(Vec::new()) };
}

/// Keeps the pieces of a text together: they are printed with one step, or what there is of them when
/// something inside prints, too.
struct Pieces;

impl Pieces {
    fn start(stream: Stream) -> Pieces {
        PENDING.with_borrow_mut(|pending| pending.push((stream, String::new())));
        Pieces
    }

    fn flush(stream: Stream, place: &'static Location<'static>) {
        let of_stream = |(of, text): &mut (Stream, String)| match *of == stream {
            true => std::mem::take(text),
            false => String::new(),
        };
        let text: String =
            PENDING.with_borrow_mut(|pending| pending.iter_mut().map(of_stream).collect());
        if !text.is_empty() {
            print_now(stream, text, place);
        }
    }
}

impl Write for Pieces {
    fn write_str(&mut self, piece: &str) -> fmt::Result {
        PENDING.with_borrow_mut(|pending| {
            if let Some((_, text)) = pending.last_mut() {
                *text += piece;
            }
        });
        Ok(())
    }
}

impl Drop for Pieces {
    fn drop(&mut self) {
        PENDING.with_borrow_mut(Vec::pop);
    }
}

/// Prints a text, or an empty one to flush the stream.
#[track_caller]
pub(crate) fn print(stream: Stream, text: String) {
    print_at(stream, text, Location::caller());
}

fn print_at(stream: Stream, text: String, place: &'static Location<'static>) {
    Pieces::flush(stream, place);
    print_now(stream, text, place);
}

fn print_now(stream: Stream, text: String, place: &'static Location<'static>) {
    let verb = match (text.is_empty(), stream) {
        (false, _) => "print",
        (true, Stream::Out) => "flush stdout",
        (true, Stream::Err) => "flush stderr",
    };
    engine::step_at(place, verb, Op::Stream(stream), |world, _| {
        if !text.is_empty() {
            world.say(|| format!(" {text:?}"));
        }
        world.printed.push(Chunk { stream, text });
    });
}

/// A stream that no other thread can print to while this exists. Who has it can take it again.
pub(crate) struct StreamLock(Stream);

impl StreamLock {
    #[track_caller]
    pub fn take(stream: Stream) -> StreamLock {
        let made = Location::caller();
        engine::step(lock_verb(stream), Op::Stream(stream), |world, _| {
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
            "[{}:{}:{}]", $crate::print::path(::core::file!()), ::core::line!(), ::core::column!()
        )
    };
    ($value:expr $(,)?) => {
        match $value {
            value => {
                $crate::eprintln!(
                    "[{}:{}:{}] {} = {:#?}",
                    $crate::print::path(::core::file!()),
                    ::core::line!(),
                    ::core::column!(),
                    ::core::stringify!($value),
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
