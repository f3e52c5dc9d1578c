//! What threads share: locks, atomics, channels and the like, as the search sees them.

use crate::history::History;
use crate::outcome::Stream;
use crate::world::{ObjectId, ThreadId};
use std::cell::Cell;
use std::collections::VecDeque;
use std::panic::Location;

/// The state of an object that decides who can go on. The data itself stays in the program.
#[derive(Clone, Debug, Hash, PartialEq, Eq)]
pub enum Kind {
    /// A value that is read and written whole.
    Atomic,
    /// A mutex, reentrant or not.
    Lock {
        owner: Option<ThreadId>,
        depth: u32,
        poisoned: bool,
    },
    /// A lock for one writer or many readers, one of which may be about to write; a thread that
    /// reads twice is there twice.
    ReadWrite {
        writer: Option<ThreadId>,
        upgradable: Option<ThreadId>,
        readers: Vec<ThreadId>,
        poisoned: bool,
    },
    /// A condition variable, with the threads that wait and have not been notified, in order.
    Condvar { waiting: Vec<ThreadId> },
    /// A meeting point.
    Barrier {
        size: usize,
        arrived: usize,
        generation: u64,
    },
    /// A channel, with a fingerprint for each message in it.
    Channel {
        capacity: Option<usize>,
        queue: VecDeque<History>,
        sent: u64,
        senders: usize,
        receiver: bool,
    },
    /// Something that is initialized once, and by whom at the moment.
    Once {
        by: Option<ThreadId>,
        done: bool,
        poisoned: bool,
    },
    /// A stream that a thread holds, while it does, and how often it has taken it.
    Stream {
        stream: Stream,
        by: ThreadId,
        depth: u32,
    },
    /// The parts of an `Arc`, and the weak references: a part that a thread forgets is left in here.
    Count { strong: usize, weak: usize },
    /// A scope: how many results of its threads are still owned by somebody, and whether one of them
    /// was a panic that nobody joined.
    Scope {
        by: ThreadId,
        running: usize,
        panicked: bool,
    },
}

impl Kind {
    /// The word for it, where the program gives it no name.
    pub fn word(&self) -> &'static str {
        match self {
            Kind::Atomic => "atomic",
            Kind::Lock { .. } => "mutex",
            Kind::ReadWrite { .. } => "rwlock",
            Kind::Condvar { .. } => "condvar",
            Kind::Barrier { .. } => "barrier",
            Kind::Channel { .. } => "channel",
            Kind::Once { .. } => "once",
            Kind::Stream { stream, .. } => match stream {
                Stream::Out => "stdout",
                Stream::Err => "stderr",
            },
            Kind::Count { .. } => "arc",
            Kind::Scope { .. } => "scope",
        }
    }
}

/// One object of the running execution.
#[derive(Clone, Debug)]
pub struct Object {
    /// What decides who can go on.
    pub kind: Kind,
    /// What it holds, or all that went into what it holds.
    pub content: History,
    /// Where the program made it.
    pub made: &'static Location<'static>,
    /// What it holds, for a reader; empty if nobody wants to know.
    pub shown: String,
    /// The line of the first step that is about it, if that is known.
    pub first_line: Option<u32>,
    /// Its address and size in bytes, to tell the elements of a vector apart.
    pub memory: (usize, usize),
    /// Who uses it: each thread, the how-many-th object it is for that thread, and what the thread
    /// had seen when it first used it.
    pub users: Vec<(ThreadId, u32, History)>,
}

impl Object {
    /// An object that nobody has used, made at this place in the program.
    pub fn new(kind: Kind, made: &'static Location<'static>) -> Object {
        Object {
            kind,
            content: History::default(),
            made,
            shown: String::new(),
            first_line: None,
            memory: (0, 0),
            users: Vec::new(),
        }
    }
}

/// The part of a modelled type that knows which object it is; `const`, so that statics can have one.
///
/// It is filled in at the first use in an execution: a constructor that is a `const fn` can tell
/// nobody that it ran.
#[derive(Debug)]
pub struct Id {
    execution: Cell<u64>,
    object: Cell<ObjectId>,
    made: &'static Location<'static>,
}

// SAFETY: the cells are touched only by the thread that holds the baton (see `engine`), and the
// baton is handed over through a mutex.
unsafe impl Sync for Id {}

impl Id {
    /// An identity that no execution knows yet, made at the caller's line.
    #[track_caller]
    pub const fn new() -> Id {
        Id {
            execution: Cell::new(0),
            object: Cell::new(0),
            made: Location::caller(),
        }
    }

    /// Where the program made it.
    pub fn made(&self) -> &'static Location<'static> {
        self.made
    }

    /// The object, if this execution knows it already.
    pub fn in_execution(&self, execution: u64) -> Option<ObjectId> {
        (self.execution.get() == execution).then(|| self.object.get())
    }

    /// Whether an earlier execution used it: then it is a static, and has to start afresh.
    pub fn is_from_before(&self) -> bool {
        self.execution.get() != 0
    }

    /// Remembers which object it is in this execution.
    pub fn set(&self, execution: u64, object: ObjectId) {
        self.execution.set(execution);
        self.object.set(object);
    }
}

impl Default for Id {
    #[track_caller]
    fn default() -> Self {
        Id::new()
    }
}

impl Drop for Id {
    fn drop(&mut self) {
        crate::engine::forget(self);
    }
}
