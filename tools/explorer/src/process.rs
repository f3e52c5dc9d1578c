//! `std::process`: the end of the whole program; other processes are not modelled.

pub use ::std::process::{ExitCode, Termination};

use crate::engine;
use crate::limits::Cut;
use crate::op::Op;
use crate::outcome::Ending;

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
    engine::step("exit", Op::Always(None), |world, _| {
        world.say(|| format!(" with {code}"));
    });
    engine::end(Ending::Exit(code));
    engine::leave()
}

/// Ends the program, with all its threads, without finishing anything.
#[track_caller]
pub fn abort() -> ! {
    engine::step("abort", Op::Always(None), |_, _| ());
    engine::end(Ending::Abort);
    engine::leave()
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
