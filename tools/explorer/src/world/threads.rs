//! The threads of the running execution: how they are spawned, what they announce, and what they
//! leave behind.

use super::{ObjectId, World};
use crate::history::History;
use crate::object::Kind;
use crate::op::Op;
use std::panic::Location;

/// A thread by the order in which it was spawned; main is 0.
pub type ThreadId = usize;
/// How far a thread has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Phase {
    /// Spawned; it has not begun.
    Unstarted,
    /// It has the baton.
    Running,
    /// It has announced its next operation and waits to be chosen.
    Announced,
    /// It has ended.
    Finished,
}

/// What a thread is about to do.
#[derive(Clone, Debug)]
pub struct Announced {
    /// The operation and its conditions.
    pub op: Op,
    /// What it is called: "lock", "join".
    pub verb: &'static str,
    /// Where the program asks for it; inside the standard library for some callbacks.
    pub place: &'static Location<'static>,
    /// The line in the program, where it is known.
    pub line: Option<u32>,
}

/// A thread of the running execution.
#[derive(Clone, Debug)]
pub struct Thread {
    /// The name that the program gave it.
    pub name: Option<String>,
    /// How far it has come.
    pub phase: Phase,
    /// All that it has seen; once it has finished, all that can still be seen of it.
    pub history: History,
    /// Whether what it had seen is gone for good, since it left nothing behind but its result.
    pub forgotten: bool,
    /// Whether it has been unparked.
    pub token: bool,
    /// How often it was already woken, or failed, for no reason.
    pub spurious: u32,
    /// Its next operation.
    pub announced: Option<Announced>,
    /// The scope to which it belongs.
    pub scope: Option<ObjectId>,
    /// Whether it panicked.
    pub panicked: bool,
    /// Whether its closure has ended; what comes after that are the destructors of thread-locals.
    pub closed: bool,
    /// Whether somebody has joined it, or its scope has ended.
    pub joined: bool,
    /// The program's part of its stack, from the lowest address to the end of the highest.
    pub stack: (usize, usize),
    /// Where its thread-locals are, and what it has not printed yet, with their sizes in bytes.
    pub locals: [(usize, usize); 2],
    result_dropped: bool,
    /// How many objects it has used.
    pub(super) used: u32,
}

impl Thread {
    /// What can be asked about a thread that ends.
    pub fn end(&self) -> (bool, bool, bool, bool) {
        (self.closed, self.panicked, self.joined, self.result_dropped)
    }
}

impl World {
    /// Adds a thread that knows what `history` says.
    pub fn add_thread(&mut self, name: Option<String>, history: History) -> ThreadId {
        self.threads.push(Thread {
            name,
            phase: Phase::Unstarted,
            history,
            forgotten: false,
            token: false,
            spurious: 0,
            announced: None,
            scope: None,
            panicked: false,
            closed: false,
            joined: false,
            stack: (0, 0),
            locals: [(0, 0); 2],
            result_dropped: false,
            used: 0,
        });
        self.threads.len() - 1
    }

    /// Adds a thread that the acting thread spawns.
    pub fn spawn(&mut self, name: Option<String>, scope: Option<ObjectId>) -> ThreadId {
        let parent = self.threads[self.acting].history;
        let number = self.add_thread(name, parent.then("child"));
        self.threads[number].scope = scope;
        if let Some(scope) = scope
            && let Kind::Scope { running } = &mut self.object_mut(scope).kind
        {
            *running += 1;
        }
        self.learn(&number);
        number
    }

    /// Ends the thread's closure: its scope does not wait for it any longer.
    pub fn close(&mut self, number: ThreadId, panicked: bool) {
        let thread = &mut self.threads[number];
        thread.closed = true;
        thread.panicked = panicked;
        if let Some(scope) = thread.scope
            && let Kind::Scope { running } = &mut self.object_mut(scope).kind
        {
            *running -= 1;
        }
    }

    /// Ends a thread. `left` says what it leaves behind, if that is all.
    pub fn finish(&mut self, number: ThreadId, left: Option<History>) {
        let values = self.reduction.by_values();
        let thread = &mut self.threads[number];
        thread.phase = Phase::Finished;
        thread.announced = None;
        thread.history = match left {
            Some(left) if values => {
                thread.forgotten = true;
                match thread.result_dropped {
                    true => History::default(),
                    false => left,
                }
            }
            _ => thread.history.then(&("finished", thread.panicked)),
        };
    }

    /// Nobody can ask for the thread's result any more.
    pub fn drop_result(&mut self, number: ThreadId) {
        let thread = &mut self.threads[number];
        thread.result_dropped = true;
        if thread.forgotten {
            thread.history = History::default();
        }
    }

    /// The acting thread learns what the threads of its scope have left behind; the result says
    /// whether one panicked and nobody joined it.
    pub fn end_scope(&mut self, scope: ObjectId) -> bool {
        let of_scope = |thread: &&Thread| thread.scope == Some(scope);
        let left: Vec<_> = self.threads.iter().filter(of_scope).collect();
        let panicked = left.iter().any(|thread| thread.panicked && !thread.joined);
        let left: Vec<History> = left.iter().map(|thread| thread.history).collect();
        self.learn(&left);
        let of_scope = |thread: &&mut Thread| thread.scope == Some(scope);
        for thread in self.threads.iter_mut().filter(of_scope) {
            thread.joined = true;
            thread.scope = None;
        }
        self.remove_object(scope);
        panicked
    }

    /// Whether the thread says that it has finished.
    pub fn has_finished(&self, thread: ThreadId) -> bool {
        self.threads[thread].closed
    }

    /// What the thread is called in reports: its own name, `main`, or a letter.
    pub fn thread_name(&self, thread: ThreadId) -> String {
        match (&self.threads[thread].name, thread) {
            (Some(name), _) => name.clone(),
            (None, 0) => "main".into(),
            (None, 1..=26) => char::from(b'A' + (thread - 1) as u8).into(),
            (None, _) => format!("T{thread}"),
        }
    }

    /// Whether the thread may still be woken for no reason.
    pub fn may_be_spurious(&self, thread: ThreadId) -> bool {
        self.threads[thread].spurious < self.spurious_limit
    }
}
