//! The counts of `Arc`s as the search sees them: which changes of one are steps.
//!
//! The counts belong to the state from the beginning, whether or not somebody can tell them: two states
//! that differ in a part that was forgotten are not equal, since in one of them a value may never be
//! dropped.

use crate::engine::{self, Notice};
use crate::history::History;
use crate::object::{Kind, Object};
use crate::op::Op;
use crate::value;
use crate::world::{ObjectId, World};
use std::any::TypeId;
use std::collections::BTreeSet;
use std::fmt::Debug;
use std::hash::Hash;
use std::panic::{Location, resume_unwind};

/// The counts of one `Arc`.
#[derive(Clone, Copy, Debug)]
pub struct Count {
    /// The parts.
    pub strong: usize,
    /// The weak references.
    pub weak: usize,
}

/// What executions so far have shown of the counts in the program.
#[derive(Clone, Debug, Default)]
pub(crate) struct Counted {
    /// Somebody asks for counts: every change of one is a step.
    counts: bool,
    /// Dropping a value of unknown size did something: it can have been of any type.
    pub(crate) any: bool,
    /// The types of which dropping a value did something that others can notice.
    pub(crate) types: BTreeSet<TypeId>,
}

impl Counted {
    /// As if somebody asked for counts.
    pub(crate) fn everything() -> Counted {
        Counted {
            counts: true,
            any: true,
            types: BTreeSet::new(),
        }
    }
}

fn is_counted() -> bool {
    engine::has_learned(|learned| learned.counts.counts)
}

fn is_noticed<T: ?Sized>() -> bool {
    engine::has_learned(|learned| {
        let seen = &learned.counts;
        let one_of_them = || seen.types.contains(&value::type_of::<T>());
        seen.counts || seen.any || (!seen.types.is_empty() && (is_unsized::<T>() || one_of_them()))
    })
}

/// Whether the value's type is known only when the program runs.
fn is_unsized<T: ?Sized>() -> bool {
    size_of::<*const T>() > size_of::<usize>()
}

/// Takes note of a new `Arc` at this address; there may have been another one before.
#[track_caller]
pub fn made(address: usize, count: Count) {
    if engine::current().is_some() {
        engine::with(|run, _| run.world.arcs.remove(&address));
        object(address, count, Location::caller());
    }
}

/// The object of the `Arc` at this address, which has these counts now.
fn object(address: usize, now: Count, made: &'static Location<'static>) -> ObjectId {
    engine::with(|run, me| {
        let known = run.world.arcs.get(&address).copied();
        let object = known.unwrap_or_else(|| {
            let object = run.world.add_object(Object::new(now.kind(), made));
            run.world.arcs.insert(address, object);
            object
        });
        run.world.use_object(me, object);
        object
    })
}

impl Count {
    fn kind(self) -> Kind {
        let Count { strong, weak } = self;
        Kind::Count { strong, weak }
    }

    /// One part more.
    pub fn and_a_part(self) -> Count {
        let strong = self.strong + 1;
        Count { strong, ..self }
    }

    /// One part less.
    pub fn less_a_part(self) -> Count {
        let strong = self.strong.saturating_sub(1);
        Count { strong, ..self }
    }

    /// One weak reference more.
    pub fn and_a_weak(self) -> Count {
        let weak = self.weak + 1;
        Count { weak, ..self }
    }

    /// One weak reference less.
    pub fn less_a_weak(self) -> Count {
        let weak = self.weak.saturating_sub(1);
        Count { weak, ..self }
    }
}

/// A change of the counts, which are `before` and then `after`, that tells the calling thread nothing.
#[track_caller]
pub fn change(
    verb: &'static str,
    address: usize,
    before: impl Fn() -> Count,
    after: impl FnOnce(Count) -> Count,
) {
    if engine::current().is_none() {
        return;
    }
    let object = object(address, before(), Location::caller());
    let change = |world: &mut World| {
        world.object_mut(object).kind = after(before()).kind();
    };
    if is_counted() {
        engine::step_in_drop(verb, Op::Always(Some(object)), |world, _| change(world));
    } else {
        engine::with(|run, _| change(&mut run.world));
    }
}

/// Tells the calling thread something about the counts, which are `after` its answer then.
#[track_caller]
pub fn ask<R: Hash + Debug>(
    verb: &'static str,
    address: usize,
    count: impl Fn() -> Count,
    answer: impl FnOnce(Count) -> R,
    after: impl FnOnce(&R, Count) -> Count,
) -> R {
    if engine::current().is_none() || engine::is_over() {
        return answer(count());
    }
    engine::learn(|learned| !std::mem::replace(&mut learned.counts.counts, true));
    let object = object(address, count(), Location::caller());
    engine::step(verb, Op::Always(Some(object)), |world, _| {
        let count = count();
        let answer = answer(count);
        world.learn(&answer);
        if count.strong == 1 {
            // What the others have done to the value, before they dropped their parts.
            let content = world.object(object).content;
            world.learn(&content);
        }
        world.object_mut(object).kind = after(&answer, count).kind();
        world.say(|| format!(": {answer:?}"));
        answer
    })
}

/// Drops a part by calling `drop`, after a step if somebody can notice when.
#[track_caller]
pub fn drop_part<T: ?Sized>(address: usize, before: impl Fn() -> Count, drop: impl FnOnce()) {
    if engine::current().is_none() {
        return drop();
    }
    let noticed = is_noticed::<T>();
    if noticed {
        let object = object(address, before(), Location::caller());
        engine::step_in_drop("drop", Op::Always(Some(object)), |world, _| {
            let is_last = before().strong == 1;
            world.object_mut(object).kind = before().less_a_part().kind();
            world.learn(&is_last);
            let history = world.threads[world.acting].history;
            let content = &mut world.object_mut(object).content;
            *content = content.beside(History::of(&("dropped", history)));
            if is_last {
                let content = *content;
                world.learn(&content);
                world.say(|| ": the last".into());
            }
        });
    }
    if !noticed {
        let object = object(address, before(), Location::caller());
        engine::with(|run, _| {
            run.world.object_mut(object).kind = before().less_a_part().kind();
        });
    }
    let left = before();
    if (left.strong, left.weak) == (1, 0) {
        engine::with(|run, _| {
            if let Some(object) = run.world.arcs.remove(&address) {
                run.world.remove_object(object);
            }
        });
    }
    let notice = match noticed {
        true => Notice::Nothing,
        false if is_unsized::<T>() => Notice::AnyValue,
        false => Notice::Value(value::type_of::<T>()),
    };
    let (dropped, _) = engine::watch(notice, drop);
    dropped.unwrap_or_else(|payload| resume_unwind(payload));
}
