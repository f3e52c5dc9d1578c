//! `std::process`: the end of the whole program; other processes are not modelled.

pub use ::std::process::{ExitCode, Termination};

use crate::engine::{self, Notice};
use crate::limits::Cut;
use crate::op::Op;
use crate::outcome::{Chunk, Ending, Stream};
use crate::world::World;
use crate::{print, thread_local};
use std::any::Any;
use std::panic::resume_unwind;

/// The number of the process.
pub fn id() -> u32 {
    engine::with(|run, _| {
        let why = "the number of the process is another in every run";
        run.search.cut(Cut::Unseen(why.into()));
    });
    ::std::process::id()
}

/// Ends the program, with all its threads.
#[track_caller]
pub fn exit(code: i32) -> ! {
    end("exit", |world| world.say(|| format!(" with {code}")));
    engine::end(Ending::Exit(code))
}

/// Ends the program, but for the execution's own end: no other thread can end it any more, and standard
/// output keeps nothing from now on. Then, as the real one does on Linux, the calling thread destroys
/// its thread-locals, while the others go on.
#[track_caller]
pub(crate) fn end(verb: &'static str, note: impl FnOnce(&mut World)) {
    engine::with(|run, me| {
        if run.world.ending == Some(me) {
            let why = "a thread that ends the program ends it again";
            run.give_up(Cut::Unseen(why.into()));
        }
    });
    let goes_on = thread_local::has_destructors();
    engine::step(verb, Op::End, |world, _| {
        note(world);
        world.ending = Some(world.acting);
        if goes_on {
            world.printed.push(Chunk::flush(Stream::Out));
        }
    });
    let (destroyed, noticed) = engine::watch(Notice::Nothing, thread_local::destroy_all);
    if let Err(payload) = destroyed {
        // Nothing of the program's is thrown from there: this is a defect of the explorer.
        resume_unwind(payload);
    }
    if noticed {
        engine::step("end of the process", Op::Always(None), |_, _| ());
    }
}

/// What the runtime does where it cannot go on: it says so and aborts. `payload` is what was thrown to
/// where nothing may be thrown.
pub(crate) fn fatal(what: &str, payload: Box<dyn Any + Send>) -> ! {
    // Its destructor does not run in the real one, either.
    std::mem::forget(payload);
    print::print_past_the_lock(format!("fatal runtime error: {what}, aborting\n"));
    abort()
}

/// Ends the program, with all its threads, without finishing anything.
#[track_caller]
pub fn abort() -> ! {
    engine::step("abort", Op::Always(None), |_, _| ());
    engine::end(Ending::Abort)
}

/// What can come after the end of `main`: a code to exit with.
pub trait Ends {
    /// The code; an error is printed, as the real runtime does.
    fn code(self) -> i32;
}

impl Ends for () {
    fn code(self) -> i32 {
        0
    }
}

impl Ends for i32 {
    fn code(self) -> i32 {
        self
    }
}

impl Ends for ExitCode {
    fn code(self) -> i32 {
        // Its text is the only thing about it that can be looked at.
        let text = format!("{self:?}");
        let digits: String = text.chars().filter(char::is_ascii_digit).collect();
        digits.parse().unwrap_or(1)
    }
}

impl<T: Ends, E: std::fmt::Debug> Ends for std::result::Result<T, E> {
    fn code(self) -> i32 {
        match self {
            Ok(value) => value.code(),
            Err(error) => {
                crate::eprintln!("Error: {error:?}");
                1
            }
        }
    }
}
