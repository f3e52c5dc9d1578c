//! Whether an end of a channel is dropped by whoever happens to be last, as inside an `Arc`.
//!
//! Which thread drops the last `Arc` is no step of this model, so the end is dropped by one thread
//! where it could have been another. That is said wherever somebody could notice.

use crate::engine;
use crate::limits::Cut;
use crate::world::ThreadId;
use std::sync::{Mutex, PoisonError};

/// The threads that have used one end, each with the place in memory where the end was: an end that
/// is shared stays where it is, one that is handed on moves.
#[derive(Debug, Default)]
pub(crate) struct Users(Mutex<Vec<(ThreadId, usize)>>);

impl Users {
    /// The calling thread uses the end `end`.
    pub fn add<E>(&self, end: &E) {
        if let Some(me) = engine::current() {
            let user = (me, place(end));
            let mut users = self.0.lock().unwrap_or_else(PoisonError::into_inner);
            if !users.contains(&user) {
                users.push(user);
            }
        }
    }

    /// The calling thread drops the end `end`, and the other end still exists.
    pub fn dropped<E>(&self, end: &E) {
        // In an execution that is over everything is dropped, in whatever order.
        if engine::current().is_none() || engine::is_over() {
            return;
        }
        let users = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        engine::with(|run, me| {
            let shares = |&&(user, at): &&(ThreadId, usize)| user != me && at == place(end);
            // A thread that nobody has waited for may still hold its part when it seems to have ended.
            let may_run = |&(user, _): &(ThreadId, usize)| !run.world.threads[user].joined;
            if users.iter().filter(shares).any(may_run) {
                let why = "which thread drops a shared end of a channel is no step";
                run.search.cut(Cut::Unseen(why.into()));
            }
        });
    }
}

fn place<E>(end: &E) -> usize {
    std::ptr::from_ref(end).addr()
}
