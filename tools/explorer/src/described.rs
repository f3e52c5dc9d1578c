//! What a state of the program looks like: numbers and kinds for programs, words for people beside
//! them. Nothing is to be concluded from the words.

use crate::object::Kind;
use crate::world::ThreadId;
use std::panic::Location;

/// Where a thread is at a state.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Standing {
    /// The name of the thread. What the thread of this number is called may differ from one execution
    /// to the next.
    pub thread: String,
    /// The line of its next step.
    pub line: Option<u32>,
    /// Its next step, for people.
    pub next: String,
    /// Whether it can take it now.
    pub stands: Stands,
    /// The object that its next step is about, by its place among those of the state.
    pub object: Option<usize>,
    /// The threads that would have to do something before it can go on, as far as that is known.
    pub waits_for: Vec<ThreadId>,
}

/// Whether a thread can go on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stands {
    /// It has to wait.
    Waits,
    /// It can take its next step.
    CanGoOn,
    /// It has ended.
    Finished,
}

impl Stands {
    /// Its code in the JSON.
    pub fn code(self) -> u8 {
        match self {
            Stands::Waits => 0,
            Stands::CanGoOn => 1,
            Stands::Finished => 2,
        }
    }
}

/// What an object is at a state.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Described {
    /// Where the program made it.
    pub made: &'static Location<'static>,
    /// Which one it is of those that were made there.
    pub nth: usize,
    /// Its name, for people.
    pub name: String,
    /// Who holds it, who waits at it, and the like.
    pub kind: Kind,
    /// What it holds, for people.
    pub value: String,
    /// Its state, for people.
    pub state: String,
}
