//! The state of the running execution: threads, objects, and when two such states are equal.

mod threads;

pub use threads::{Announced, Phase, Thread, ThreadId};

use crate::history::History;
use crate::object::{Kind, Object};
use crate::outcome::{Chunk, Stream};
use crate::search::Reduction;
use crate::time::Clock;
use std::collections::BTreeMap;

/// An object by the order in which this execution came across it.
pub type ObjectId = usize;

/// Everything that decides what can happen next, except the program's own memory.
#[derive(Debug)]
pub struct World {
    /// All threads, finished ones included.
    pub threads: Vec<Thread>,
    pub(crate) objects: Vec<Option<Object>>,
    /// The objects of `Arc`s, by the address of the value.
    pub(crate) arcs: BTreeMap<usize, ObjectId>,
    /// How equal states are recognized.
    pub reduction: Reduction,
    /// How often a thread may be woken for no reason.
    pub spurious_limit: u32,
    /// The thread that ends the program, once one does.
    pub ending: Option<ThreadId>,
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
            ending: None,
            clock: Clock::default(),
            memory_is_hidden: false,
            acting: 0,
            printed: Vec::new(),
            note: None,
            tracing: false,
            spurious_limit_was_felt: false,
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

    /// The same with their numbers in this execution.
    pub fn numbered_objects(&self) -> impl Iterator<Item = (ObjectId, &Object)> {
        let numbered = self.objects.iter().enumerate();
        numbered.filter_map(|(id, object)| Some((id, object.as_ref()?)))
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

    /// The fingerprint of the state: equal for two states only if everything that can happen from
    /// there on is the same in both. What has been printed is not part of it.
    pub fn key(&self) -> History {
        let threads: Vec<_> = self
            .threads
            .iter()
            .map(|thread| {
                let finished = thread.phase == Phase::Finished;
                (finished, thread.token, thread.result, thread.history)
            })
            .collect();
        let objects = self.objects().fold(History::default(), |sum, object| {
            let identity = self.identity(object);
            sum.beside(History::of(&(identity, &object.kind, object.content)))
        });
        History::of(&(threads, objects, &self.clock, self.ending))
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
