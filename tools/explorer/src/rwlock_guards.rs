//! The guards of a `RwLock`: one of many readers, or the only writer, who may become a reader.

use crate::engine;
use crate::object::Kind;
use crate::op::Op;
use crate::rwlock::RwLock;
use std::fmt;
use std::marker::PhantomData;
use std::ops::{Deref, DerefMut};

/// Whoever has it reads; others may, too.
#[must_use = "if unused the RwLock will immediately unlock"]
pub struct RwLockReadGuard<'a, T: ?Sized> {
    lock: &'a RwLock<T>,
    not_send: PhantomData<*const ()>,
}

/// Whoever has it is alone.
#[must_use = "if unused the RwLock will immediately unlock"]
pub struct RwLockWriteGuard<'a, T: ?Sized> {
    lock: &'a RwLock<T>,
    panicking: bool,
    not_send: PhantomData<*const ()>,
}

// SAFETY: a shared guard gives shared access to the data.
unsafe impl<T: ?Sized + Sync> Sync for RwLockReadGuard<'_, T> {}
// SAFETY: as above.
unsafe impl<T: ?Sized + Sync> Sync for RwLockWriteGuard<'_, T> {}

impl<'a, T: ?Sized> RwLockReadGuard<'a, T> {
    pub(crate) fn new(lock: &'a RwLock<T>) -> Self {
        let not_send = PhantomData;
        RwLockReadGuard { lock, not_send }
    }
}

impl<'a, T: ?Sized> RwLockWriteGuard<'a, T> {
    pub(crate) fn new(lock: &'a RwLock<T>) -> Self {
        RwLockWriteGuard {
            lock,
            panicking: std::thread::panicking(),
            not_send: PhantomData,
        }
    }
}

impl<'a, T: ?Sized> RwLockWriteGuard<'a, T> {
    /// Reads from now on, without letting another writer in between.
    #[track_caller]
    pub fn downgrade(s: Self) -> RwLockReadGuard<'a, T> {
        let (lock, object) = (s.lock, s.lock.object());
        // From here on the model alone says that this thread has the lock.
        std::mem::forget(s);
        engine::step("downgrade", Op::Always(Some(object)), |world, _| {
            world.wrote(object, lock.0.exact());
            let acting = world.acting;
            if let Kind::ReadWrite {
                writer, readers, ..
            } = &mut world.object_mut(object).kind
            {
                *writer = None;
                readers.push(acting);
                readers.sort_unstable();
            }
        });
        lock.read_guard()
    }
}

impl<T: ?Sized> Drop for RwLockReadGuard<'_, T> {
    fn drop(&mut self) {
        if engine::current().is_none() {
            return;
        }
        let object = self.lock.object();
        engine::step_in_drop("end reading", Op::Always(Some(object)), |world, _| {
            let acting = world.acting;
            if let Kind::ReadWrite { readers, .. } = &mut world.object_mut(object).kind
                && let Some(place) = readers.iter().position(|&reader| reader == acting)
            {
                readers.remove(place);
            }
        });
    }
}

impl<T: ?Sized> Drop for RwLockWriteGuard<'_, T> {
    fn drop(&mut self) {
        if engine::current().is_none() {
            return;
        }
        let object = self.lock.object();
        let poisons = engine::panicked_since(self.panicking);
        engine::step_in_drop("end writing", Op::Always(Some(object)), |world, _| {
            world.wrote(object, self.lock.0.exact());
            if let Kind::ReadWrite {
                writer, poisoned, ..
            } = &mut world.object_mut(object).kind
            {
                *writer = None;
                *poisoned |= poisons;
            }
        });
    }
}

impl<T: ?Sized> Deref for RwLockReadGuard<'_, T> {
    type Target = T;

    fn deref(&self) -> &T {
        // SAFETY: this thread reads, by the model, until the guard is dropped; nobody writes.
        unsafe { &*self.lock.0.get() }
    }
}

impl<T: ?Sized> Deref for RwLockWriteGuard<'_, T> {
    type Target = T;

    fn deref(&self) -> &T {
        // SAFETY: this thread is alone, by the model, until the guard is dropped.
        unsafe { &*self.lock.0.get() }
    }
}

impl<T: ?Sized> DerefMut for RwLockWriteGuard<'_, T> {
    fn deref_mut(&mut self) -> &mut T {
        // SAFETY: this thread is alone, by the model, until the guard is dropped.
        unsafe { &mut *self.lock.0.get() }
    }
}

macro_rules! shown_as_data {
    ($($guard:ident)+) => {$(
        impl<T: ?Sized + fmt::Debug> fmt::Debug for $guard<'_, T> {
            fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
                (**self).fmt(f)
            }
        }

        impl<T: ?Sized + fmt::Display> fmt::Display for $guard<'_, T> {
            fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
                (**self).fmt(f)
            }
        }
    )+};
}

shown_as_data! { RwLockReadGuard RwLockWriteGuard }
