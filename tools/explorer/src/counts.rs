//! The counts of `Arc`s as the search sees them: which changes of one are steps.

use crate::engine;
use crate::history::History;
use crate::object::{Kind, Object};
use crate::op::Op;
use crate::value;
use crate::world::ObjectId;
use std::any::TypeId;
use std::fmt::Debug;
use std::hash::Hash;
use std::panic::Location;
use std::sync::{Mutex, MutexGuard, PoisonError};

/// The counts of one `Arc`.
#[derive(Clone, Copy, Debug)]
pub struct Count {
    /// The parts.
    pub strong: usize,
    /// The weak references.
    pub weak: usize,
}

/// What has been seen of the program so far. One exploration runs at a time, see `explore`.
#[derive(Default)]
struct Seen {
    /// Somebody asks for counts: every change of one is a step.
    counts: bool,
    /// Dropping a value of unknown size did something: it can have been of any type.
    any: bool,
    /// The types of which dropping a value did something that others can notice.
    types: Vec<TypeId>,
}

static SEEN: Mutex<Option<Seen>> = Mutex::new(None);

fn seen() -> MutexGuard<'static, Option<Seen>> {
    SEEN.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Forgets what has been seen: another program is explored.
pub fn begin() {
    *seen() = Some(Seen::default());
}

fn is_counted() -> bool {
    seen().as_ref().is_some_and(|seen| seen.counts)
}

fn is_noticed<T: ?Sized>() -> bool {
    let of_any_size = size_of::<*const T>() > size_of::<usize>();
    seen().as_ref().is_some_and(|seen| {
        let one_of_them = || seen.types.contains(&value::type_of::<T>());
        seen.counts || seen.any || (!seen.types.is_empty() && (of_any_size || one_of_them()))
    })
}

/// Takes note of a new `Arc` at this address; there may have been another one before.
#[track_caller]
pub fn made(address: usize) {
    let steps = seen()
        .as_ref()
        .is_some_and(|seen| seen.counts || seen.any || !seen.types.is_empty());
    if steps && engine::current().is_some() {
        engine::with(|run, _| run.world.arcs.remove(&address));
        object(address, Location::caller());
    }
}

fn object(address: usize, made: &'static Location<'static>) -> ObjectId {
    engine::with(|run, me| {
        let known = run.world.arcs.get(&address).copied();
        let object = known.unwrap_or_else(|| {
            let object = run.world.add_object(Object::new(Kind::Count, made));
            run.world.arcs.insert(address, object);
            object
        });
        run.world.use_object(me, object);
        object
    })
}

/// A change of the counts that tells the calling thread nothing.
#[track_caller]
pub fn change(verb: &'static str, address: usize) {
    if engine::current().is_some() && is_counted() {
        let object = object(address, Location::caller());
        engine::step_in_drop(verb, Op::Always(Some(object)), |_, _| ());
    }
}

/// Tells the calling thread something about the counts.
#[track_caller]
pub fn ask<R: Hash + Debug>(
    verb: &'static str,
    address: usize,
    count: impl FnOnce() -> Count,
    answer: impl FnOnce(Count) -> R,
) -> R {
    if engine::current().is_none() || engine::is_over() {
        return answer(count());
    }
    if !is_counted() {
        seen().get_or_insert_default().counts = true;
        engine::with(|run, _| run.begin_again());
    }
    let object = object(address, Location::caller());
    engine::step(verb, Op::Always(Some(object)), |world, _| {
        let count = count();
        let answer = answer(count);
        world.learn(&answer);
        if count.strong == 1 {
            // What the others have done to the value, before they dropped their parts.
            let content = world.object(object).content;
            world.learn(&content);
        }
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
        let object = object(address, Location::caller());
        engine::step_in_drop("drop", Op::Always(Some(object)), |world, _| {
            let is_last = before().strong == 1;
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
    let left = before();
    if (left.strong, left.weak) == (1, 0) && noticed {
        engine::with(|run, _| {
            if let Some(object) = run.world.arcs.remove(&address) {
                run.world.remove_object(object);
            }
        });
    }
    let visible = engine::visible();
    drop();
    let is_seen = left.strong == 1 && engine::visible() != visible;
    if is_seen && !noticed && !engine::is_over() {
        let mut seen = seen();
        let seen = seen.get_or_insert_default();
        match size_of::<*const T>() > size_of::<usize>() {
            true => seen.any = true,
            false => seen.types.push(value::type_of::<T>()),
        }
        engine::with(|run, _| run.begin_again());
    }
}
