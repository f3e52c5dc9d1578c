//! `std::sync::Mutex`: one guard at a time, and poison.

use crate::engine;
use crate::object::Kind;
use crate::op::{Choice, Op, Patience};
use crate::shared::Shared;
use crate::world::{ObjectId, World};
use std::fmt;
use std::ops::{Deref, DerefMut};
use std::panic::{RefUnwindSafe, UnwindSafe};
use std::sync::{LockResult, PoisonError, TryLockError, TryLockResult};

/// A lock around data.
pub struct Mutex<T: ?Sized>(Shared<T>);

impl<T: ?Sized> UnwindSafe for Mutex<T> {}
impl<T: ?Sized> RefUnwindSafe for Mutex<T> {}

/// Whoever has it has the lock; it ends with it.
#[must_use = "if unused the Mutex will immediately unlock"]
pub struct MutexGuard<'a, T: ?Sized + 'a> {
    mutex: &'a Mutex<T>,
    panicking: bool,
    // A guard stays on its thread.
    not_send: std::marker::PhantomData<*const ()>,
}

// SAFETY: as for the real one: a shared guard gives shared access to the data.
unsafe impl<T: ?Sized + Sync> Sync for MutexGuard<'_, T> {}

impl<T> Mutex<T> {
    /// A lock that nobody holds.
    #[track_caller]
    pub const fn new(value: T) -> Mutex<T> {
        Mutex(Shared::new(value))
    }

    /// The data, for the only owner.
    pub fn into_inner(self) -> LockResult<T> {
        let poisoned = self.is_poisoned_now();
        result(poisoned, self.0.into_inner())
    }
}

impl<T: ?Sized> Mutex<T> {
    /// Waits for the lock.
    #[track_caller]
    pub fn lock(&self) -> LockResult<MutexGuard<'_, T>> {
        let object = self.object();
        let poisoned = engine::step("lock", Op::Lock(object, Patience::Forever), |world, _| {
            self.take(world, object)
        });
        result(poisoned, MutexGuard::new(self))
    }

    /// Takes the lock if nobody holds it.
    #[track_caller]
    pub fn try_lock(&self) -> TryLockResult<MutexGuard<'_, T>> {
        self.lock_within(Patience::None)
    }

    /// Waits as long as it is patient. For stand-ins of other crates.
    #[track_caller]
    pub fn lock_within(&self, patience: Patience) -> TryLockResult<MutexGuard<'_, T>> {
        let object = self.object();
        let op = Op::Lock(object, patience);
        let taken = engine::step("try to lock", op, |world, choice| {
            (choice == Choice::DONE).then(|| self.take(world, object))
        });
        match taken {
            None => Err(TryLockError::WouldBlock),
            Some(poisoned) => Ok(result(poisoned, MutexGuard::new(self))?),
        }
    }

    /// Takes back a lock whose guard still exists; says whether it is poisoned. For condition
    /// variables, which let go of it with `Condvar::release_and_wait`.
    #[track_caller]
    pub fn lock_again(&self) -> bool {
        let object = self.object();
        let op = Op::Lock(object, Patience::Forever);
        engine::step("lock again", op, |world, _| self.take(world, object))
    }

    /// Lets go of a lock whose guard still exists and is not used before `lock_again`. For stand-ins
    /// of other crates.
    #[track_caller]
    pub fn let_go_for_a_while(&self) {
        let object = self.object();
        engine::step("unlock", Op::Always(Some(object)), |world, _| {
            self.let_go(world, object);
        });
    }

    /// Whether somebody holds the lock. For stand-ins of other crates.
    #[track_caller]
    pub fn is_held(&self) -> bool {
        let object = self.object();
        engine::step("look at", Op::Always(Some(object)), |world, _| {
            let held = world.owner(object).is_some();
            world.learn(&held);
            held
        })
    }

    /// Whether a thread panicked with the guard.
    #[track_caller]
    pub fn is_poisoned(&self) -> bool {
        let object = self.object();
        engine::step(
            "look for poison of",
            Op::Always(Some(object)),
            |world, _| {
                let poisoned = is_poisoned(world, object);
                world.learn(&poisoned);
                poisoned
            },
        )
    }

    /// Forgets that a thread panicked with the guard.
    #[track_caller]
    pub fn clear_poison(&self) {
        let object = self.object();
        engine::step("clear poison of", Op::Always(Some(object)), |world, _| {
            if let Kind::Lock { poisoned, .. } = &mut world.object_mut(object).kind {
                *poisoned = false;
            }
        });
    }

    /// The data, for the only owner.
    pub fn get_mut(&mut self) -> LockResult<&mut T> {
        let poisoned = self.is_poisoned_now();
        result(poisoned, self.0.get_mut())
    }

    pub(crate) fn object(&self) -> ObjectId {
        self.0.object(|| Kind::Lock {
            owner: None,
            depth: 0,
            poisoned: false,
        })
    }

    fn is_poisoned_now(&self) -> bool {
        let object = self.object();
        engine::with(|run, _| {
            let poisoned = is_poisoned(&run.world, object);
            run.world.learn(&poisoned);
            poisoned
        })
    }

    /// Gives the acting thread the lock; says whether it is poisoned.
    pub(crate) fn take(&self, world: &mut World, object: ObjectId) -> bool {
        let acting = world.acting;
        if let Kind::Lock { owner, .. } = &mut world.object_mut(object).kind {
            *owner = Some(acting);
        }
        world.read(object, self.0.exact());
        let poisoned = is_poisoned(world, object);
        world.learn(&poisoned);
        poisoned
    }

    /// Takes the lock from the acting thread.
    pub(crate) fn let_go(&self, world: &mut World, object: ObjectId) {
        world.wrote(object, self.0.exact());
        if let Kind::Lock { owner, .. } = &mut world.object_mut(object).kind {
            *owner = None;
        }
    }
}

fn is_poisoned(world: &World, object: ObjectId) -> bool {
    matches!(world.object(object).kind, Kind::Lock { poisoned: true, .. })
}

/// `Ok`, or the same in an error if there is poison.
pub(crate) fn result<T>(poisoned: bool, value: T) -> LockResult<T> {
    match poisoned {
        true => Err(PoisonError::new(value)),
        false => Ok(value),
    }
}

impl<'a, T: ?Sized> MutexGuard<'a, T> {
    pub(crate) fn new(mutex: &'a Mutex<T>) -> MutexGuard<'a, T> {
        MutexGuard {
            mutex,
            panicking: std::thread::panicking(),
            not_send: std::marker::PhantomData,
        }
    }

    /// The lock. For condition variables.
    pub fn mutex_of(guard: &MutexGuard<'a, T>) -> &'a Mutex<T> {
        guard.mutex
    }
}

impl<T: ?Sized> Deref for MutexGuard<'_, T> {
    type Target = T;

    fn deref(&self) -> &T {
        // SAFETY: this thread has the lock, by the model, until the guard is dropped.
        unsafe { &*self.mutex.0.get() }
    }
}

impl<T: ?Sized> DerefMut for MutexGuard<'_, T> {
    fn deref_mut(&mut self) -> &mut T {
        // SAFETY: this thread has the lock, by the model, until the guard is dropped.
        unsafe { &mut *self.mutex.0.get() }
    }
}

impl<T: ?Sized> Drop for MutexGuard<'_, T> {
    fn drop(&mut self) {
        if engine::current().is_none() {
            return;
        }
        let object = self.mutex.object();
        let poisons = engine::panicked_since(self.panicking);
        engine::step_in_drop("unlock", Op::Always(Some(object)), |world, _| {
            if let Kind::Lock { poisoned, .. } = &mut world.object_mut(object).kind {
                *poisoned |= poisons;
            }
            self.mutex.let_go(world, object);
        });
    }
}

impl<T: ?Sized + fmt::Debug> fmt::Debug for MutexGuard<'_, T> {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        (**self).fmt(f)
    }
}

impl<T: ?Sized + fmt::Display> fmt::Display for MutexGuard<'_, T> {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        (**self).fmt(f)
    }
}

impl<T: ?Sized + fmt::Debug> fmt::Debug for Mutex<T> {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        let mut shown = f.debug_struct("Mutex");
        match self.try_lock() {
            Ok(guard) => shown.field("data", &&*guard),
            Err(TryLockError::Poisoned(error)) => shown.field("data", &&**error.get_ref()),
            Err(TryLockError::WouldBlock) => shown.field("data", &"<locked>"),
        };
        shown.field("poisoned", &self.is_poisoned());
        shown.finish_non_exhaustive()
    }
}

impl<T: Default> Default for Mutex<T> {
    #[track_caller]
    fn default() -> Self {
        Mutex::new(T::default())
    }
}

impl<T> From<T> for Mutex<T> {
    #[track_caller]
    fn from(value: T) -> Self {
        Mutex::new(value)
    }
}
