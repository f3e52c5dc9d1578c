//! `std::sync::Once`, and what `OnceLock`, `LazyLock` and the stand-ins of other crates share with it:
//! whoever comes first initializes, the others wait.

use crate::engine;
use crate::object::Kind;
use crate::op::Op;
use crate::shared::Shared;
use crate::world::ObjectId;
use std::cell::Cell;
use std::fmt;
use std::marker::PhantomData;
use std::panic::{RefUnwindSafe, UnwindSafe};

/// What a thread finds that would initialize something.
pub enum Turn {
    /// It is the first; somebody may have panicked in its place before.
    First { poisoned: bool },
    /// It is done.
    Done,
    /// Somebody panicked while initializing, and that matters.
    Poisoned,
}

/// Waits until nobody initializes the object, and begins to if it is not done. With `force` it does
/// not matter that somebody panicked.
#[track_caller]
pub fn begin(object: ObjectId, force: bool) -> Turn {
    engine::step("initialize", Op::Initialize(object), |world, _| {
        let acting = world.acting;
        let mut turn = Turn::Done;
        if let Kind::Once {
            by,
            done: false,
            poisoned,
        } = &mut world.object_mut(object).kind
        {
            turn = match *poisoned && !force {
                true => Turn::Poisoned,
                false => {
                    *by = Some(acting);
                    Turn::First {
                        poisoned: *poisoned,
                    }
                }
            };
        }
        match turn {
            Turn::First { poisoned } => world.learn(&("first", poisoned)),
            Turn::Poisoned => world.learn("poisoned"),
            Turn::Done => world.read(object, None),
        }
        turn
    })
}

/// Calls what initializes the object and writes what it returns.
#[track_caller]
pub fn fill<T>(object: ObjectId, make: impl FnOnce() -> T, write: impl FnOnce(T)) {
    let unfinished = Unfinished(object);
    let value = make();
    std::mem::forget(unfinished);
    engine::step("finish", Op::Always(Some(object)), |world, _| {
        write(value);
        world.wrote(object, None);
        world.object_mut(object).kind = kind(true);
    });
}

/// Whether the object is initialized.
#[track_caller]
pub fn is_done(object: ObjectId) -> bool {
    engine::step("look at", Op::Always(Some(object)), |world, _| {
        let done = matches!(world.object(object).kind, Kind::Once { done: true, .. });
        world.learn(&done);
        if done {
            world.read(object, None);
        }
        done
    })
}

/// Waits until the object is initialized; false if somebody panicked and that matters.
#[track_caller]
pub fn wait_for(object: ObjectId, force: bool) -> bool {
    let op = Op::Initialized {
        once: object,
        force,
    };
    engine::step("wait for", op, |world, _| {
        let done = matches!(world.object(object).kind, Kind::Once { done: true, .. });
        world.learn(&done);
        world.read(object, None);
        done
    })
}

/// The state of an object at which nobody is.
pub fn kind(done: bool) -> Kind {
    Kind::Once {
        by: None,
        done,
        poisoned: false,
    }
}

/// Lets another thread try when the closure panics.
struct Unfinished(ObjectId);

impl Drop for Unfinished {
    fn drop(&mut self) {
        let object = self.0;
        engine::step_in_drop("give up on", Op::Always(Some(object)), |world, _| {
            if let Kind::Once { by, poisoned, .. } = &mut world.object_mut(object).kind {
                (*by, *poisoned) = (None, true);
            }
        });
    }
}

/// Something that is done once.
pub struct Once(Shared<()>);

impl UnwindSafe for Once {}
impl RefUnwindSafe for Once {}

/// What whoever does it is told about those who tried before.
pub struct OnceState {
    poisoned: bool,
    not_sync: PhantomData<Cell<()>>,
}

impl OnceState {
    /// Whether somebody panicked who tried.
    pub fn is_poisoned(&self) -> bool {
        self.poisoned
    }
}

impl Once {
    /// Not done yet.
    #[track_caller]
    #[allow(clippy::new_without_default, reason = "the real one has none")]
    pub const fn new() -> Once {
        Once(Shared::new(()))
    }

    /// Calls the closure if nobody has; waits if somebody is at it.
    #[track_caller]
    pub fn call_once<F: FnOnce()>(&self, f: F) {
        let object = self.object();
        match begin(object, false) {
            Turn::First { .. } => fill(object, f, |()| ()),
            Turn::Done => {}
            Turn::Poisoned => poisoned(),
        }
    }

    /// The same, also after somebody panicked who tried.
    #[track_caller]
    pub fn call_once_force<F: FnOnce(&OnceState)>(&self, f: F) {
        let object = self.object();
        if let Turn::First { poisoned } = begin(object, true) {
            let state = OnceState {
                poisoned,
                not_sync: PhantomData,
            };
            fill(object, || f(&state), |()| ());
        }
    }

    /// Whether it is done.
    #[track_caller]
    pub fn is_completed(&self) -> bool {
        is_done(self.object())
    }

    /// Waits until it is done.
    #[track_caller]
    pub fn wait(&self) {
        if !wait_for(self.object(), false) {
            poisoned();
        }
    }

    /// Waits until it is done, whoever panicked before.
    #[track_caller]
    pub fn wait_force(&self) {
        wait_for(self.object(), true);
    }

    fn object(&self) -> ObjectId {
        self.0.object(|| kind(false))
    }
}

#[track_caller]
fn poisoned() -> ! {
    panic!("Once instance has previously been poisoned")
}

impl fmt::Debug for Once {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.debug_struct("Once").finish_non_exhaustive()
    }
}

impl fmt::Debug for OnceState {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        let mut shown = f.debug_struct("OnceState");
        shown.field("poisoned", &self.poisoned).finish()
    }
}
