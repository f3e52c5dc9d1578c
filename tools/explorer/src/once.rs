//! `std::sync::Once`, `OnceLock` and `LazyLock`: whoever comes first initializes, the others wait.

use crate::engine;
use crate::object::Kind;
use crate::op::Op;
use crate::shared::Shared;
use std::cell::Cell;
use std::fmt;
use std::ops::Deref;

/// A cell that is written once.
pub struct OnceLock<T>(Shared<Option<T>>);

// SAFETY: as for the real one: the value is shared once it is there.
unsafe impl<T: Send + Sync> Sync for OnceLock<T> {}

impl<T> OnceLock<T> {
    /// An empty cell.
    #[track_caller]
    pub const fn new() -> OnceLock<T> {
        OnceLock(Shared::new(None))
    }

    /// The value, if there is one yet.
    #[track_caller]
    pub fn get(&self) -> Option<&T> {
        let object = self.object();
        let done = engine::step("look at", Op::Always(Some(object)), |world, _| {
            let done = matches!(world.object(object).kind, Kind::Once { done: true, .. });
            world.learn(&done);
            if done {
                world.read(object, None);
            }
            done
        });
        done.then(|| self.value())
    }

    /// Writes the value, if there is none yet.
    #[track_caller]
    pub fn set(&self, value: T) -> Result<(), T> {
        let mut value = Some(value);
        self.get_or_init(|| value.take().expect("it is set once"));
        match value {
            None => Ok(()),
            Some(value) => Err(value),
        }
    }

    /// The value, made by the closure if there is none yet.
    #[track_caller]
    pub fn get_or_init<F: FnOnce() -> T>(&self, f: F) -> &T {
        let object = self.object();
        let first = engine::step("initialize", Op::Initialize(object), |world, _| {
            let acting = world.acting;
            let mut first = false;
            if let Kind::Once {
                by, done: false, ..
            } = &mut world.object_mut(object).kind
            {
                *by = Some(acting);
                first = true;
            }
            world.learn(&first);
            if !first {
                world.read(object, None);
            }
            first
        });
        if first {
            let unfinished = Unfinished(object);
            let value = f();
            std::mem::forget(unfinished);
            engine::step("finish", Op::Always(Some(object)), |world, _| {
                // SAFETY: this thread initializes, by the model, so nobody has a reference.
                unsafe { *self.0.get() = Some(value) };
                world.wrote(object, None);
                if let Kind::Once { by, done, .. } = &mut world.object_mut(object).kind {
                    (*by, *done) = (None, true);
                }
            });
        }
        self.value()
    }

    /// The value, for the only owner.
    pub fn get_mut(&mut self) -> Option<&mut T> {
        self.0.get_mut().as_mut()
    }

    /// The value, for the only owner.
    pub fn into_inner(self) -> Option<T> {
        self.0.into_inner()
    }

    fn object(&self) -> usize {
        self.0.object(|| Kind::Once {
            by: None,
            done: false,
            poisoned: false,
        })
    }

    fn value(&self) -> &T {
        // SAFETY: it is written, and will not be written again while it is borrowed.
        let value = unsafe { &*self.0.get() };
        value.as_ref().expect("it is initialized")
    }
}

/// Lets another thread try when the closure panics.
struct Unfinished(usize);

impl Drop for Unfinished {
    fn drop(&mut self) {
        let object = self.0;
        engine::step_in_drop("give up on", Op::Always(Some(object)), |world, _| {
            if let Kind::Once { by, .. } = &mut world.object_mut(object).kind {
                *by = None;
            }
        });
    }
}

impl<T> Default for OnceLock<T> {
    #[track_caller]
    fn default() -> Self {
        OnceLock::new()
    }
}

impl<T: fmt::Debug> fmt::Debug for OnceLock<T> {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        let mut shown = f.debug_tuple("OnceLock");
        match self.get() {
            Some(value) => shown.field(value),
            None => shown.field(&format_args!("<uninit>")),
        };
        shown.finish()
    }
}

/// A value that is made when it is first asked for.
pub struct LazyLock<T, F = fn() -> T> {
    value: OnceLock<T>,
    make: Shared<Cell<Option<F>>>,
}

// SAFETY: as for the real one: the function is called by one thread, then it is gone.
unsafe impl<T: Send + Sync, F: Send> Sync for LazyLock<T, F> {}

impl<T, F: FnOnce() -> T> LazyLock<T, F> {
    /// A value that `make` will make.
    #[track_caller]
    pub const fn new(make: F) -> LazyLock<T, F> {
        LazyLock {
            value: OnceLock::new(),
            make: Shared::new(Cell::new(Some(make))),
        }
    }

    /// The value, made now if nobody has asked before.
    #[track_caller]
    pub fn force(this: &LazyLock<T, F>) -> &T {
        this.value.get_or_init(|| {
            this.make.object(|| Kind::Atomic);
            // SAFETY: only the thread that initializes gets here.
            let make = unsafe { &*this.make.get() }.take();
            match make {
                Some(make) => make(),
                None => panic!("LazyLock instance has previously been poisoned"),
            }
        })
    }
}

impl<T, F: FnOnce() -> T> Deref for LazyLock<T, F> {
    type Target = T;

    #[track_caller]
    fn deref(&self) -> &T {
        LazyLock::force(self)
    }
}

/// Something that is done once.
#[derive(Debug)]
pub struct Once(OnceLock<()>);

impl Once {
    /// Not done yet.
    #[track_caller]
    pub const fn new() -> Once {
        Once(OnceLock::new())
    }

    /// Calls the closure if nobody has; waits if somebody is at it.
    #[track_caller]
    pub fn call_once<F: FnOnce()>(&self, f: F) {
        self.0.get_or_init(f);
    }

    /// Whether it is done.
    #[track_caller]
    pub fn is_completed(&self) -> bool {
        self.0.get().is_some()
    }
}

impl Default for Once {
    #[track_caller]
    fn default() -> Self {
        Once::new()
    }
}
