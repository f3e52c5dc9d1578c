//! The result of a thread, which the thread and its handle own together: whoever gives up the last part
//! drops it.
//!
//! As in the real `std`, a thread stores its result, gives up its part, and then destroys its
//! thread-locals. Giving up a part is no step as long as nobody can tell when it happens. Once dropping
//! a result, or the payload of a panic, is seen to do something that others can notice, it is one for
//! all threads with results of that type.

use crate::engine::{self, Notice};
use crate::history::History;
use crate::learned::Learned;
use crate::op::Op;
use crate::process;
use crate::thread_local;
use crate::value;
use crate::world::{ThreadId, World};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::Result;

/// What both parts lead to.
struct Packet<T> {
    thread: ThreadId,
    result: Mutex<Option<Result<T>>>,
}

/// The thread's part.
pub(crate) struct ThreadPart<T>(Arc<Packet<T>>);

/// The handle's part.
pub(crate) struct HandlePart<T>(Option<Arc<Packet<T>>>);

/// Both parts of the result of a thread that has just been spawned.
pub(crate) fn parts<T>(thread: ThreadId) -> (ThreadPart<T>, HandlePart<T>) {
    let result = Mutex::default();
    let packet = Arc::new(Packet { thread, result });
    (ThreadPart(Arc::clone(&packet)), HandlePart(Some(packet)))
}

/// Whether others can tell when such a result is dropped.
fn is_noticed<T>() -> bool {
    engine::has_learned(|learned| {
        learned.everything || learned.results.contains(&value::type_of::<T>())
    })
}

impl<T> Packet<T> {
    fn take(&self) -> Option<Result<T>> {
        let mut result = self.result.lock().unwrap_or_else(PoisonError::into_inner);
        result.take()
    }
}

impl<T> ThreadPart<T> {
    /// Stores the result and gives this part up: with a step, if anybody can tell when.
    pub(crate) fn store(self, result: Result<T>) {
        let panicked = result.is_err();
        *self.0.result.lock().unwrap_or_else(PoisonError::into_inner) = Some(result);
        let noticed = is_noticed::<T>();
        let give_up = |world: &mut World| {
            let thread = world.acting;
            world.threads[thread].panicked = panicked;
            world.threads[thread].result.thread_is_done = true;
            if noticed {
                note_part(world, thread, Arc::strong_count(&self.0) == 1);
            }
        };
        if noticed || engine::has_learned(Learned::finishing_is_a_step) {
            let quietly = !noticed && !thread_local::has_destructors();
            engine::step("finish", Op::Finish { quietly }, |world, _| give_up(world));
        } else {
            engine::with(|run, _| give_up(&mut run.world));
        }
        drop(self.0);
    }
}

impl<T> HandlePart<T> {
    /// The result, once the thread has ended; none only in an execution that is over.
    pub(crate) fn join(mut self) -> Option<Result<T>> {
        let packet = self.0.take()?;
        let result = packet.take();
        engine::with(|run, _| run.world.drop_handle(packet.thread));
        result
    }
}

impl<T> Drop for HandlePart<T> {
    #[track_caller]
    fn drop(&mut self) {
        let Some(packet) = self.0.take() else { return };
        let thread = packet.thread;
        if engine::current().is_none() {
            return;
        }
        if is_noticed::<T>() || engine::has_learned(|learned| learned.parking_in_scopes) {
            engine::step_in_drop("drop the handle of", Op::DropHandle(thread), |world, _| {
                world.drop_handle(thread);
                note_part(world, thread, Arc::strong_count(&packet) == 1);
            });
        } else {
            engine::with(|run, _| run.world.drop_handle(thread));
        }
        drop(packet);
    }
}

/// Whoever gives up the last part knows then what the other one had seen.
fn note_part(world: &mut World, thread: ThreadId, is_last: bool) {
    world.learn(&is_last);
    let seen = world.threads[thread].result.seen;
    if is_last {
        world.learn(&seen);
    } else {
        let history = world.threads[world.acting].history;
        world.threads[thread].result.seen = seen.beside(History::of(&("gave up", history)));
    }
}

impl<T> Drop for Packet<T> {
    fn drop(&mut self) {
        if engine::current().is_none() {
            return;
        }
        let left = self.take();
        let unhandled = matches!(left, Some(Err(_)));
        let notice = Notice::Result(value::type_of::<T>());
        let (dropped, _) = engine::watch(notice, || drop(left));
        if let Err(payload) = dropped {
            process::fatal("thread result panicked on drop", payload);
        }
        let waits = engine::with(|run, _| {
            let waits = run.world.leave_scope(self.thread, unhandled);
            let waits = waits.filter(|_| run.learned.parking_in_scopes);
            if waits.is_some() {
                run.world.learn(&("last of its scope", waits));
            }
            waits
        });
        if let Some(waits) = waits {
            let ends = engine::with(|run, me| run.world.threads[me].result.thread_is_done);
            let quietly = ends && !thread_local::has_destructors();
            engine::step_in_drop("unpark", Op::Finish { quietly }, |world, _| {
                let name = world.thread_name(waits);
                world.say(|| format!(" {name}"));
                world.threads[waits].token = true;
            });
        }
    }
}
