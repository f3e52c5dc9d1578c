//! `std::sync::OnceLock` and `LazyLock`: values that are made once, by whoever needs them first.

use crate::once::{self, Turn};
use crate::shared::Shared;
use crate::world::ObjectId;
use crate::{engine, object::Kind};
use std::cell::Cell;
use std::fmt;
use std::ops::{Deref, DerefMut};
use std::panic::{RefUnwindSafe, UnwindSafe};

/// A cell that is written once.
pub struct OnceLock<T>(Shared<Option<T>>);

// SAFETY: as for the real one: the value is shared once it is there.
unsafe impl<T: Send + Sync> Sync for OnceLock<T> {}
impl<T: UnwindSafe> UnwindSafe for OnceLock<T> {}
impl<T: UnwindSafe + RefUnwindSafe> RefUnwindSafe for OnceLock<T> {}

impl<T> OnceLock<T> {
    /// An empty cell.
    #[track_caller]
    pub const fn new() -> OnceLock<T> {
        OnceLock(Shared::new(None))
    }

    /// The value, if there is one yet.
    #[track_caller]
    pub fn get(&self) -> Option<&T> {
        once::is_done(self.object()).then(|| self.value())
    }

    /// The value, once somebody has written it.
    #[track_caller]
    pub fn wait(&self) -> &T {
        once::wait_for(self.object(), true);
        self.value()
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
        if let Turn::First { .. } = once::begin(object, true) {
            self.fill(object, f);
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

    /// The value, for the only owner, who leaves the cell empty.
    pub fn take(&mut self) -> Option<T> {
        let object = self.object();
        let value = self.0.get_mut().take();
        engine::with(|run, _| run.world.object_mut(object).kind = once::kind(false));
        value
    }

    fn object(&self) -> ObjectId {
        self.0.object(|| {
            // SAFETY: nobody has used it in this execution, so nobody writes.
            let value = unsafe { &*self.0.get() };
            once::kind(value.is_some())
        })
    }

    #[track_caller]
    fn fill(&self, object: ObjectId, f: impl FnOnce() -> T) {
        once::fill(object, f, |value| {
            // SAFETY: this thread initializes, by the model, so nobody has a reference.
            unsafe { *self.0.get() = Some(value) }
        });
    }

    fn value(&self) -> &T {
        // SAFETY: it is written, and will not be written again while it is borrowed.
        let value = unsafe { &*self.0.get() };
        value.as_ref().expect("it is initialized")
    }
}

impl<T> Default for OnceLock<T> {
    #[track_caller]
    fn default() -> Self {
        OnceLock::new()
    }
}

impl<T> From<T> for OnceLock<T> {
    #[track_caller]
    fn from(value: T) -> Self {
        OnceLock(Shared::new(Some(value)))
    }
}

impl<T: Clone> Clone for OnceLock<T> {
    #[track_caller]
    fn clone(&self) -> Self {
        OnceLock(Shared::new(self.get().cloned()))
    }
}

impl<T: PartialEq> PartialEq for OnceLock<T> {
    fn eq(&self, other: &Self) -> bool {
        self.get() == other.get()
    }
}

impl<T: Eq> Eq for OnceLock<T> {}

impl<T: fmt::Debug> fmt::Debug for OnceLock<T> {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        show(f, "OnceLock", self.get())
    }
}

fn show<T: fmt::Debug>(f: &mut fmt::Formatter, name: &str, value: Option<&T>) -> fmt::Result {
    let mut shown = f.debug_tuple(name);
    match value {
        Some(value) => shown.field(value),
        None => shown.field(&format_args!("<uninit>")),
    };
    shown.finish()
}

/// A value that is made when it is first asked for.
pub struct LazyLock<T, F = fn() -> T> {
    value: OnceLock<T>,
    make: Shared<Cell<Option<F>>>,
}

// SAFETY: as for the real one: the function is called by one thread, then it is gone.
unsafe impl<T: Send + Sync, F: Send> Sync for LazyLock<T, F> {}
impl<T: UnwindSafe, F: UnwindSafe> UnwindSafe for LazyLock<T, F> {}
impl<T: UnwindSafe + RefUnwindSafe, F: UnwindSafe> RefUnwindSafe for LazyLock<T, F> {}

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
        let object = this.value.object();
        match once::begin(object, false) {
            Turn::First { .. } => {
                this.make.object(|| Kind::Atomic);
                // SAFETY: only the thread that initializes gets here.
                let make = unsafe { &*this.make.get() }.take();
                this.value.fill(object, make.expect("it is made once"));
            }
            Turn::Done => {}
            Turn::Poisoned => poisoned(),
        }
        this.value.value()
    }

    /// The value, for the only owner, made now if nobody has asked before.
    #[track_caller]
    pub fn force_mut(this: &mut LazyLock<T, F>) -> &mut T {
        // Nobody else can come between these steps.
        LazyLock::force(this);
        this.value.get_mut().expect("it is initialized")
    }
}

impl<T, F> LazyLock<T, F> {
    /// The value, if somebody has asked for it.
    #[track_caller]
    pub fn get(this: &LazyLock<T, F>) -> Option<&T> {
        this.value.get()
    }

    /// The value, for the only owner, if somebody has asked for it.
    pub fn get_mut(this: &mut LazyLock<T, F>) -> Option<&mut T> {
        this.value.get_mut()
    }
}

#[track_caller]
fn poisoned() -> ! {
    panic!("LazyLock instance has previously been poisoned")
}

impl<T, F: FnOnce() -> T> Deref for LazyLock<T, F> {
    type Target = T;

    #[track_caller]
    fn deref(&self) -> &T {
        LazyLock::force(self)
    }
}

impl<T, F: FnOnce() -> T> DerefMut for LazyLock<T, F> {
    #[track_caller]
    fn deref_mut(&mut self) -> &mut T {
        LazyLock::force_mut(self)
    }
}

impl<T: Default> Default for LazyLock<T> {
    #[track_caller]
    fn default() -> Self {
        LazyLock::new(T::default)
    }
}

impl<T: fmt::Debug, F> fmt::Debug for LazyLock<T, F> {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        show(f, "LazyLock", LazyLock::get(self))
    }
}
