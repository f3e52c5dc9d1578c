//! The state of the running execution: threads, objects, and when two such states are equal.

use crate::history::History;
use crate::object::{Kind, Object};
use crate::op::Op;
use crate::outcome::{Chunk, Stream};
use crate::search::Reduction;
use crate::time::Clock;
use std::collections::BTreeMap;
use std::panic::Location;

/// A thread by the order in which it was spawned; main is 0.
pub type ThreadId = usize;
/// An object by the order in which this execution came across it.
pub type ObjectId = usize;

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
    used: u32,
}

impl Thread {
    /// What can be asked about a thread that ends.
    pub fn end(&self) -> (bool, bool, bool, bool) {
        (self.closed, self.panicked, self.joined, self.result_dropped)
    }
}

/// Everything that decides what can happen next, except the program's own memory.
#[derive(Debug)]
pub struct World {
    /// All threads, finished ones included.
    pub threads: Vec<Thread>,
    pub(crate) objects: Vec<Option<Object>>,
    /// The objects of `Arc`s, by the address of the value.
    pub(crate) arcs: BTreeMap<usize, ObjectId>,
    /// How equal states are recognised.
    pub reduction: Reduction,
    /// How often a thread may be woken for no reason.
    pub spurious_limit: u32,
    /// Whether some thread asks whether another has finished: then finishing is a step.
    pub finishing_is_seen: bool,
    /// What time it is.
    pub clock: Clock,
    /// Whether the program has something that can change where nobody looks: a hook for panics.
    pub memory_is_hidden: bool,
    /// The thread that performs its operation.
    pub acting: ThreadId,
    /// What the current step printed.
    pub printed: Vec<Chunk>,
    /// What the current step found or did, for the description of a schedule.
    pub note: Option<String>,
    /// Whether notes are wanted.
    pub tracing: bool,
    /// Whether some thread was woken for no reason as often as it may be.
    pub spurious_limit_was_felt: bool,
}

impl World {
    /// A world without threads.
    pub fn new(reduction: Reduction, spurious_limit: u32) -> World {
        World {
            threads: Vec::new(),
            objects: Vec::new(),
            arcs: BTreeMap::new(),
            reduction,
            spurious_limit,
            finishing_is_seen: false,
            clock: Clock::default(),
            memory_is_hidden: false,
            acting: 0,
            printed: Vec::new(),
            note: None,
            tracing: false,
            spurious_limit_was_felt: false,
        }
    }

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

    /// Adds an object.
    pub fn add_object(&mut self, object: Object) -> ObjectId {
        self.objects.push(Some(object));
        self.objects.len() - 1
    }

    /// Forgets an object that the program has dropped.
    pub fn remove_object(&mut self, object: ObjectId) {
        if let Some(place) = self.objects.get_mut(object) {
            *place = None;
        }
    }

    /// All objects that still exist.
    pub fn objects(&self) -> impl Iterator<Item = &Object> {
        self.objects.iter().flatten()
    }

    /// The stream, while somebody holds it.
    pub fn stream(&self, wanted: Stream) -> Option<ObjectId> {
        let is_it = |object: &Option<Object>| {
            let kind = object.as_ref().map(|object| &object.kind);
            matches!(kind, Some(Kind::Stream { stream, .. }) if *stream == wanted)
        };
        self.objects.iter().position(is_it)
    }

    /// The object. It exists: whoever asks holds a reference to what the program made.
    pub fn object(&self, object: ObjectId) -> &Object {
        self.objects[object].as_ref().expect("object exists")
    }

    /// The object, to change it.
    pub fn object_mut(&mut self, object: ObjectId) -> &mut Object {
        self.objects[object].as_mut().expect("object exists")
    }

    /// Notes that the thread uses the object, once for each thread.
    pub fn use_object(&mut self, thread: ThreadId, object: ObjectId) {
        let user = &mut self.threads[thread];
        let history = user.history;
        let object = self.objects[object].as_mut().expect("object exists");
        if object.users.iter().all(|&(known, ..)| known != thread) {
            object.users.push((thread, user.used, history));
            user.used += 1;
        }
    }

    /// The acting thread has seen `value`.
    pub fn learn(&mut self, value: &(impl std::hash::Hash + ?Sized)) {
        let thread = &mut self.threads[self.acting];
        thread.history = thread.history.then(value);
    }

    /// The acting thread has seen what the object holds; `exact` if it can be told by its value.
    pub fn read(&mut self, object: ObjectId, exact: Option<History>) {
        let known = match self.reduction {
            Reduction::Values | Reduction::Memory => exact.unwrap_or(self.object(object).content),
            _ => self.object(object).content,
        };
        self.learn(&known);
    }

    /// The acting thread has, or may have, changed what the object holds.
    pub fn wrote(&mut self, object: ObjectId, exact: Option<History>) {
        let history = self.threads[self.acting].history;
        let content = match self.reduction {
            Reduction::Values | Reduction::Memory => exact.unwrap_or(history.then("wrote")),
            _ => self.object(object).content.then(&history),
        };
        self.object_mut(object).content = content;
    }

    /// Without values that stand for histories, whoever touches an object and the object itself
    /// know all that the other one knew.
    pub fn mix(&mut self, object: ObjectId) {
        if !self.reduction.by_values() {
            let content = self.object(object).content;
            self.learn(&content);
            let history = self.threads[self.acting].history;
            self.object_mut(object).content = history.then("touched");
        }
    }

    /// Describes what the step did, if somebody wants to know.
    pub fn say(&mut self, text: impl FnOnce() -> String) {
        if self.tracing {
            self.note = Some(text());
        }
    }

    /// Whether the thread may still be woken for no reason.
    pub fn may_be_spurious(&self, thread: ThreadId) -> bool {
        self.threads[thread].spurious < self.spurious_limit
    }

    /// The fingerprint of the state: equal for two states only if everything that can happen from
    /// there on is the same in both. What has been printed is not part of it.
    pub fn key(&self) -> History {
        let threads: Vec<_> = self
            .threads
            .iter()
            .map(|thread| {
                let finished = thread.phase == Phase::Finished;
                (finished, thread.token, thread.history)
            })
            .collect();
        let objects = self.objects().fold(History::default(), |sum, object| {
            let identity = self.identity(object);
            sum.beside(History::of(&(identity, &object.kind, object.content)))
        });
        History::of(&(threads, objects, &self.clock))
    }

    /// Which object of the program it is, said without the order of this execution: the third
    /// object that thread A came to use is the same one wherever A has seen the same. Of a thread
    /// whose past is forgotten, what it had seen at that time has to be said, too.
    fn identity(&self, object: &Object) -> History {
        let of = |remembered: bool| {
            let mut users = object.users.clone();
            users.retain(|&(thread, ..)| self.threads[thread].forgotten != remembered);
            users.sort_unstable();
            users
        };
        let remembered: Vec<_> = of(true).iter().map(|&(by, nth, _)| (by, nth)).collect();
        if remembered.is_empty() {
            History::of(&of(false))
        } else {
            History::of(&remembered)
        }
    }
}
