//! parking_lot's `Once`, which tells its state.

use explorer::engine;
use explorer::object::Kind;
use explorer::once::{self, Turn};
use explorer::op::Op;
use explorer::shared::Shared;
use explorer::world::ObjectId;
use std::fmt;

/// Something that is done once; the value is whether it was done from the start.
pub struct Once(Shared<bool>);

/// How far it has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OnceState {
    /// Nobody has tried.
    New,
    /// Somebody panicked who tried.
    Poisoned,
    /// Somebody is at it.
    InProgress,
    /// It is done.
    Done,
}

impl OnceState {
    /// Whether somebody panicked who tried.
    pub const fn is_poisoned(self) -> bool {
        matches!(self, OnceState::Poisoned)
    }

    /// The same.
    pub const fn poisoned(self) -> bool {
        self.is_poisoned()
    }

    /// Whether it is done.
    pub const fn is_completed(self) -> bool {
        matches!(self, OnceState::Done)
    }

    /// The same.
    pub const fn done(self) -> bool {
        self.is_completed()
    }
}

impl Once {
    /// Not done yet.
    #[track_caller]
    pub const fn new() -> Once {
        Once(Shared::new(false))
    }

    /// Done already.
    #[track_caller]
    pub const fn new_completed() -> Once {
        Once(Shared::new(true))
    }

    /// How far it has come.
    #[track_caller]
    pub fn state(&self) -> OnceState {
        let object = self.object();
        engine::step("look at", Op::Always(Some(object)), |world, _| {
            let (state, number) = match world.object(object).kind {
                Kind::Once { done: true, .. } => (OnceState::Done, 0),
                Kind::Once { by: Some(_), .. } => (OnceState::InProgress, 1),
                Kind::Once { poisoned: true, .. } => (OnceState::Poisoned, 2),
                _ => (OnceState::New, 3),
            };
            world.learn(&number);
            if state == OnceState::Done {
                world.read(object, None);
            }
            state
        })
    }

    /// Whether it is done.
    #[track_caller]
    pub fn is_completed(&self) -> bool {
        once::is_done(self.object())
    }

    /// Waits until it is done.
    #[track_caller]
    pub fn wait(&self) {
        if !once::wait_for(self.object(), false) {
            poisoned();
        }
    }

    /// Waits until it is done, whoever panicked before.
    #[track_caller]
    pub fn wait_force(&self) {
        once::wait_for(self.object(), true);
    }

    /// Calls the closure if nobody has; waits if somebody is at it.
    #[track_caller]
    pub fn call_once<F: FnOnce()>(&self, f: F) {
        let object = self.object();
        match once::begin(object, false) {
            Turn::First { .. } => once::fill(object, f, |()| ()),
            Turn::Done => {}
            Turn::Poisoned => poisoned(),
        }
    }

    /// The same, also after somebody panicked who tried.
    #[track_caller]
    pub fn call_once_force<F: FnOnce(OnceState)>(&self, f: F) {
        let object = self.object();
        if let Turn::First { poisoned } = once::begin(object, true) {
            let state = match poisoned {
                true => OnceState::Poisoned,
                false => OnceState::New,
            };
            once::fill(object, || f(state), |()| ());
        }
    }

    fn object(&self) -> ObjectId {
        // SAFETY: the value never changes.
        self.0.object(|| once::kind(unsafe { *self.0.get() }))
    }
}

#[track_caller]
fn poisoned() -> ! {
    panic!("Once instance has previously been poisoned")
}

impl Default for Once {
    #[track_caller]
    fn default() -> Self {
        Once::new()
    }
}

impl fmt::Debug for Once {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        let mut shown = f.debug_struct("Once");
        shown.field("state", &self.state()).finish()
    }
}
