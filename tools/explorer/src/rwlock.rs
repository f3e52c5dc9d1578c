//! `std::sync::RwLock`: many readers or one writer; a reader may pass a waiting writer or queue.

use crate::engine;
use crate::mutex::result;
use crate::object::Kind;
use crate::op::{Choice, Op, Patience};
use crate::shared::Shared;
use crate::world::{ObjectId, World};
use std::fmt;
use std::marker::PhantomData;
use std::ops::{Deref, DerefMut};
use std::panic::{RefUnwindSafe, UnwindSafe};
use std::sync::{LockResult, TryLockError, TryLockResult};

/// A lock around data, for many readers or one writer.
pub struct RwLock<T: ?Sized>(Shared<T>);

// SAFETY: as for the real one: readers share the data, so it has to be `Sync`, too.
unsafe impl<T: ?Sized + Send + Sync> Sync for RwLock<T> {}
impl<T: ?Sized> UnwindSafe for RwLock<T> {}
impl<T: ?Sized> RefUnwindSafe for RwLock<T> {}

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

impl<T> RwLock<T> {
    /// A lock that nobody holds.
    #[track_caller]
    pub const fn new(value: T) -> RwLock<T> {
        RwLock(Shared::new(value))
    }

    /// The data, for the only owner.
    pub fn into_inner(self) -> LockResult<T> {
        let poisoned = self.poisoned_now();
        result(poisoned, self.0.into_inner())
    }
}

impl<T: ?Sized> RwLock<T> {
    /// Waits until it may read.
    #[track_caller]
    pub fn read(&self) -> LockResult<RwLockReadGuard<'_, T>> {
        let object = self.object();
        let op = Op::Read(object, Patience::Forever);
        let mut poisoned = engine::step("read", op, |world, choice| {
            (choice == Choice::DONE).then(|| self.join_readers(world, object))
        });
        if poisoned.is_none() {
            let op = Op::QueuedRead(object, Patience::Forever);
            poisoned = engine::step("read", op, |world, _| {
                Some(self.join_readers(world, object))
            });
        }
        result(poisoned == Some(true), self.read_guard())
    }

    /// Reads if it may now.
    #[track_caller]
    pub fn try_read(&self) -> TryLockResult<RwLockReadGuard<'_, T>> {
        let object = self.object();
        let op = Op::Read(object, Patience::None);
        let poisoned = engine::step("try to read", op, |world, choice| {
            (choice == Choice::DONE).then(|| self.join_readers(world, object))
        });
        match poisoned {
            None => Err(TryLockError::WouldBlock),
            Some(poisoned) => Ok(result(poisoned, self.read_guard())?),
        }
    }

    /// Waits until it may write.
    #[track_caller]
    pub fn write(&self) -> LockResult<RwLockWriteGuard<'_, T>> {
        let object = self.object();
        let op = Op::Write(object, Patience::Forever);
        let poisoned = engine::step("write", op, |world, _| self.become_writer(world, object));
        result(poisoned, self.write_guard())
    }

    /// Writes if it may now.
    #[track_caller]
    pub fn try_write(&self) -> TryLockResult<RwLockWriteGuard<'_, T>> {
        let object = self.object();
        let op = Op::Write(object, Patience::None);
        let poisoned = engine::step("try to write", op, |world, choice| {
            (choice == Choice::DONE).then(|| self.become_writer(world, object))
        });
        match poisoned {
            None => Err(TryLockError::WouldBlock),
            Some(poisoned) => Ok(result(poisoned, self.write_guard())?),
        }
    }

    /// Whether a thread panicked while it wrote.
    #[track_caller]
    pub fn is_poisoned(&self) -> bool {
        let object = self.object();
        let op = Op::Always(Some(object));
        engine::step("look for poison of", op, |world, _| {
            let poisoned = poisoned(world, object);
            world.learn(&poisoned);
            poisoned
        })
    }

    /// Forgets that a thread panicked while it wrote.
    #[track_caller]
    pub fn clear_poison(&self) {
        let object = self.object();
        engine::step("clear poison of", Op::Always(Some(object)), |world, _| {
            if let Kind::ReadWrite { poisoned, .. } = &mut world.object_mut(object).kind {
                *poisoned = false;
            }
        });
    }

    /// The data, for the only owner.
    pub fn get_mut(&mut self) -> LockResult<&mut T> {
        let poisoned = self.poisoned_now();
        result(poisoned, self.0.get_mut())
    }

    fn object(&self) -> ObjectId {
        self.0.object(|| Kind::ReadWrite {
            writer: None,
            upgradable: None,
            readers: Vec::new(),
            poisoned: false,
        })
    }

    fn poisoned_now(&self) -> bool {
        let object = self.object();
        engine::with(|run, _| {
            let poisoned = poisoned(&run.world, object);
            run.world.learn(&poisoned);
            poisoned
        })
    }

    fn join_readers(&self, world: &mut World, object: ObjectId) -> bool {
        let acting = world.acting;
        if let Kind::ReadWrite { readers, .. } = &mut world.object_mut(object).kind {
            readers.push(acting);
            readers.sort_unstable();
        }
        world.read(object, self.0.exact());
        let poisoned = poisoned(world, object);
        world.learn(&poisoned);
        poisoned
    }

    fn become_writer(&self, world: &mut World, object: ObjectId) -> bool {
        let acting = world.acting;
        if let Kind::ReadWrite { writer, .. } = &mut world.object_mut(object).kind {
            *writer = Some(acting);
        }
        world.read(object, self.0.exact());
        let poisoned = poisoned(world, object);
        world.learn(&poisoned);
        poisoned
    }

    fn read_guard(&self) -> RwLockReadGuard<'_, T> {
        RwLockReadGuard {
            lock: self,
            not_send: PhantomData,
        }
    }

    fn write_guard(&self) -> RwLockWriteGuard<'_, T> {
        RwLockWriteGuard {
            lock: self,
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

fn poisoned(world: &World, object: ObjectId) -> bool {
    let kind = &world.object(object).kind;
    matches!(kind, Kind::ReadWrite { poisoned: true, .. })
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
        let poisons = !self.panicking && std::thread::panicking();
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

impl<T: ?Sized + fmt::Debug> fmt::Debug for RwLock<T> {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        let mut shown = f.debug_struct("RwLock");
        match self.try_read() {
            Ok(guard) => shown.field("data", &&*guard),
            Err(TryLockError::Poisoned(error)) => shown.field("data", &&**error.get_ref()),
            Err(TryLockError::WouldBlock) => shown.field("data", &format_args!("<locked>")),
        };
        shown.field("poisoned", &self.is_poisoned());
        shown.finish_non_exhaustive()
    }
}

impl<T: Default> Default for RwLock<T> {
    #[track_caller]
    fn default() -> Self {
        RwLock::new(T::default())
    }
}

impl<T> From<T> for RwLock<T> {
    #[track_caller]
    fn from(value: T) -> Self {
        RwLock::new(value)
    }
}
