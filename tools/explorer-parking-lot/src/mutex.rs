//! parking_lot's `Mutex`: no poison, and a lock that one can stop waiting for.

use crate::again;
use crate::mapped::{mapped, mapping, shown_as_data};
use explorer::op::Patience;
use explorer::sync;
use std::fmt;
use std::ops::{Deref, DerefMut};
use std::sync::{PoisonError, TryLockError};
use std::time::Duration;

/// A lock around data.
pub struct Mutex<T: ?Sized>(sync::Mutex<T>);

/// A lock that is handed to who has waited longest. Since a thread may always have come just now,
/// that excludes nothing.
pub type FairMutex<T> = Mutex<T>;

/// Whoever has it has the lock; it ends with it.
#[must_use = "if unused the Mutex will immediately unlock"]
pub struct MutexGuard<'a, T: ?Sized> {
    mutex: &'a Mutex<T>,
    held: sync::MutexGuard<'a, T>,
}

/// The guard of a `FairMutex`.
pub type FairMutexGuard<'a, T> = MutexGuard<'a, T>;

/// The guard of a part of what a `FairMutex` protects.
pub type MappedFairMutexGuard<'a, T> = MappedMutexGuard<'a, T>;

mapped! {
    /// The guard of a part of what a mutex protects.
    mut MappedMutexGuard
}

mapping! { mut MutexGuard => MappedMutexGuard }

impl<T> Mutex<T> {
    /// A lock that nobody holds.
    #[track_caller]
    pub const fn new(value: T) -> Mutex<T> {
        Mutex(sync::Mutex::new(value))
    }

    /// The data, for the only owner.
    pub fn into_inner(self) -> T {
        self.0.into_inner().unwrap_or_else(PoisonError::into_inner)
    }
}

impl<T: ?Sized> Mutex<T> {
    /// Waits for the lock.
    #[track_caller]
    pub fn lock(&self) -> MutexGuard<'_, T> {
        self.guard(self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }

    /// Takes the lock if nobody holds it.
    #[track_caller]
    pub fn try_lock(&self) -> Option<MutexGuard<'_, T>> {
        self.lock_within(Patience::None)
    }

    /// Waits for the lock, with a time limit, which may be over at any moment.
    #[track_caller]
    pub fn try_lock_for(&self, _: Duration) -> Option<MutexGuard<'_, T>> {
        self.lock_within(Patience::Limited)
    }

    /// The same with a moment, which may be over at any moment.
    #[track_caller]
    pub fn try_lock_until(&self, _: impl Copy) -> Option<MutexGuard<'_, T>> {
        self.lock_within(Patience::Limited)
    }

    /// Whether somebody holds the lock.
    #[track_caller]
    pub fn is_locked(&self) -> bool {
        self.0.is_held()
    }

    /// The data, for the only owner.
    pub fn get_mut(&mut self) -> &mut T {
        self.0.get_mut().unwrap_or_else(PoisonError::into_inner)
    }

    #[track_caller]
    fn lock_within(&self, patience: Patience) -> Option<MutexGuard<'_, T>> {
        match self.0.lock_within(patience) {
            Ok(guard) => Some(self.guard(guard)),
            Err(TryLockError::Poisoned(error)) => Some(self.guard(error.into_inner())),
            Err(TryLockError::WouldBlock) => None,
        }
    }

    fn guard<'a>(&'a self, held: sync::MutexGuard<'a, T>) -> MutexGuard<'a, T> {
        MutexGuard { mutex: self, held }
    }
}

impl<'a, T: ?Sized> MutexGuard<'a, T> {
    /// The lock.
    pub fn mutex(s: &Self) -> &'a Mutex<T> {
        s.mutex
    }

    /// Lets go of the lock, calls the closure, and takes the lock back.
    #[track_caller]
    pub fn unlocked<F: FnOnce() -> U, U>(s: &mut Self, f: F) -> U {
        let lock = s.lock();
        lock.let_go_for_a_while();
        again::around(f, || {
            lock.lock_again();
        })
    }

    /// The same. Whoever gets the lock meanwhile might have come just now anyway.
    #[track_caller]
    pub fn unlocked_fair<F: FnOnce() -> U, U>(s: &mut Self, f: F) -> U {
        MutexGuard::unlocked(s, f)
    }

    /// Lets another thread have the lock, if one waits for it.
    #[track_caller]
    pub fn bump(s: &mut Self) {
        MutexGuard::unlocked(s, || ());
    }

    /// The data, forever: nobody lets go of the lock.
    pub fn leak(s: Self) -> &'a mut T
    where
        T: 'a,
    {
        let mut held = std::mem::ManuallyDrop::new(s);
        let data = std::ptr::from_mut(&mut **held);
        // SAFETY: the lock is held forever, so this is the only reference there will ever be.
        unsafe { &mut *data }
    }

    pub(crate) fn lock(&self) -> &'a sync::Mutex<T> {
        &self.mutex.0
    }
}

impl<T: ?Sized> Deref for MutexGuard<'_, T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.held
    }
}

impl<T: ?Sized> DerefMut for MutexGuard<'_, T> {
    fn deref_mut(&mut self) -> &mut T {
        &mut self.held
    }
}

shown_as_data! { [] MutexGuard }

impl<T: ?Sized + fmt::Debug> fmt::Debug for Mutex<T> {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        let mut shown = f.debug_struct("Mutex");
        match self.try_lock() {
            Some(guard) => shown.field("data", &&*guard),
            None => shown.field("data", &format_args!("<locked>")),
        };
        shown.finish()
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
