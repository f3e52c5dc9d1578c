//! What a state of the program looks like: numbers and kinds for programs, words for people beside
//! them. Nothing is to be concluded from the words.

use crate::object::{Kind, Object};
use crate::world::{ThreadId, World};
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

/// The state of an object, for people.
pub(crate) fn state(world: &World, object: &Object) -> String {
    let names = |threads: &[usize]| {
        let names: Vec<_> = threads.iter().map(|&t| world.thread_name(t)).collect();
        names.join(", ")
    };
    let poison = |poisoned| if poisoned { ", poisoned" } else { "" };
    match &object.kind {
        Kind::Atomic | Kind::Count { .. } | Kind::Scope { .. } => object.shown.clone(),
        Kind::Lock {
            owner, poisoned, ..
        } => match owner {
            Some(owner) => format!("held by {}{}", world.thread_name(*owner), poison(*poisoned)),
            None => format!("free{}", poison(*poisoned)),
        },
        Kind::ReadWrite {
            writer,
            upgradable,
            readers,
            poisoned,
        } => {
            let all: Vec<usize> = upgradable.iter().chain(readers).copied().collect();
            match (writer, all.as_slice()) {
                (Some(writer), _) => format!("written by {}", world.thread_name(*writer)),
                (None, []) => format!("free{}", poison(*poisoned)),
                (None, readers) => format!("read by {}", names(readers)),
            }
        }
        Kind::Condvar { waiting } if waiting.is_empty() => "nobody waits".into(),
        Kind::Condvar { waiting } => format!("{} waits", names(waiting)),
        Kind::Barrier { size, arrived, .. } => format!("{arrived} of {size} arrived"),
        Kind::Channel { queue, senders, .. } => {
            format!(
                "{}, {}",
                counted(queue.len(), "message"),
                counted(*senders, "sender")
            )
        }
        Kind::Stream { by, .. } => format!("held by {}", world.thread_name(*by)),
        Kind::Once { done: true, .. } => "initialized".into(),
        Kind::Once { by: Some(by), .. } => format!("initialized by {}", world.thread_name(*by)),
        Kind::Once { .. } => "empty".into(),
    }
}

fn counted(number: usize, what: &str) -> String {
    let ending = if number == 1 { "" } else { "s" };
    format!("{number} {what}{ending}")
}
