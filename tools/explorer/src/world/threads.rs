//! The threads of the running execution: how they are spawned, what they announce, and what they
//! leave behind.

use super::{ObjectId, World};
use crate::history::History;
use crate::object::Kind;
use crate::op::Op;
use crate::verb::Verb;
use std::panic::Location;

/// A thread by the order in which it was spawned; main is 0.
pub type ThreadId = usize;

/// What has become of a thread's result, which the thread and its handle own together.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Owners {
    /// Whether the thread has given up its part. It says then that it has finished.
    pub thread_is_done: bool,
    /// Whether the handle is gone.
    pub handle_is_gone: bool,
    /// What whoever gave up a part first had seen, where others can tell who was the last.
    pub seen: History,
}

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
    pub verb: Verb,
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
    /// The line of its last one, or where it was spawned, if that is known.
    pub line: Option<u32>,
    /// The scope to which it belongs.
    pub scope: Option<ObjectId>,
    /// Whether it panicked.
    pub panicked: bool,
    /// Who still owns its result. After giving up its own part the thread has only the destructors of
    /// its thread-locals left.
    pub result: Owners,
    /// The program's part of its stack, from the lowest address to the end of the highest.
    pub stack: (usize, usize),
    /// Where its thread-locals are, and what it has not printed yet, with their sizes in bytes.
    pub locals: [(usize, usize); 2],
    /// Whether it has waited for a scope with threads.
    pub had_scope: bool,
    /// Whether it has waited at a channel.
    pub had_channel: bool,
    /// How many objects it has used.
    pub(super) used: u32,
}

impl Thread {
    /// What the program's memory does not tell of the thread's past, and matters for its future.
    pub fn past(&self) -> impl std::hash::Hash {
        (self.panicked, self.result, self.had_scope, self.had_channel)
    }

    /// Whether it neither waits to be chosen nor has ended.
    pub fn is_running(&self) -> bool {
        self.phase == Phase::Running
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
            line: None,
            scope: None,
            panicked: false,
            result: Owners::default(),
            stack: (0, 0),
            locals: [(0, 0); 2],
            had_scope: false,
            had_channel: false,
            used: 0,
        });
        self.threads.len() - 1
    }

    /// Adds a thread that the acting thread spawns.
    pub fn spawn(&mut self, name: Option<String>, scope: Option<ObjectId>) -> ThreadId {
        let parent = self.threads[self.acting].history;
        let number = self.add_thread(name, parent.then("child"));
        self.threads[number].scope = scope;
        self.threads[number].line = self.threads[self.acting].line;
        if scope.is_some() {
            let acting = self.acting;
            self.threads[acting].had_scope = true;
        }
        if let Some(scope) = scope
            && let Kind::Scope { running, .. } = &mut self.object_mut(scope).kind
        {
            *running += 1;
        }
        self.learn(&number);
        number
    }

    /// The last part of a thread's result is gone: its scope does not wait for it any longer.
    /// `panicked` says that nobody has taken the payload of its panic. Returns the thread that waits
    /// for the scope, if this was the last that it waits for.
    pub fn leave_scope(&mut self, number: ThreadId, panicked: bool) -> Option<ThreadId> {
        let scope = self.threads[number].scope?;
        match &mut self.object_mut(scope).kind {
            Kind::Scope {
                by,
                running,
                panicked: of_scope,
            } => {
                *running -= 1;
                *of_scope |= panicked;
                (*running == 0).then_some(*by)
            }
            _ => None,
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
                if thread.result.handle_is_gone {
                    History::default()
                } else {
                    left
                }
            }
            _ => thread.history.then(&("finished", thread.panicked)),
        };
    }

    /// Nobody can ask for the thread's result any more.
    pub fn drop_handle(&mut self, number: ThreadId) {
        let thread = &mut self.threads[number];
        thread.result.handle_is_gone = true;
        if thread.forgotten {
            thread.history = History::default();
        }
    }

    /// The acting thread learns what the threads of its scope have left behind; the result says
    /// whether one panicked and nobody joined it.
    pub fn end_scope(&mut self, scope: ObjectId) -> bool {
        let panicked = matches!(self.object(scope).kind, Kind::Scope { panicked: true, .. });
        let of_scope = |thread: &&Thread| thread.scope == Some(scope);
        let left = self.threads.iter().filter(of_scope);
        let left: Vec<History> = left.map(|thread| thread.history).collect();
        self.learn(&(left, panicked));
        let of_scope = |thread: &&mut Thread| thread.scope == Some(scope);
        for thread in self.threads.iter_mut().filter(of_scope) {
            thread.scope = None;
        }
        self.remove_object(scope);
        panicked
    }

    /// Whether the thread says that it has finished.
    pub fn has_finished(&self, thread: ThreadId) -> bool {
        self.threads[thread].result.thread_is_done
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
