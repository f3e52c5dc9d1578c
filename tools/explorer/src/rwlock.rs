//! `std::sync::RwLock`: many readers or one writer; a reader may pass a waiting writer or queue.

use crate::engine;
use crate::mutex::result;
use crate::object::Kind;
use crate::op::{Choice, Op, Patience};
use crate::rwlock_guards::{RwLockReadGuard, RwLockWriteGuard};
use crate::shared::Shared;
use crate::world::{ObjectId, World};
use std::fmt;
use std::panic::{RefUnwindSafe, UnwindSafe};
use std::sync::{LockResult, TryLockError, TryLockResult};

/// A lock around data, for many readers or one writer.
pub struct RwLock<T: ?Sized>(pub(crate) Shared<T>);

// SAFETY: as for the real one: readers share the data, so it has to be `Sync`, too.
unsafe impl<T: ?Sized + Send + Sync> Sync for RwLock<T> {}
impl<T: ?Sized> UnwindSafe for RwLock<T> {}
impl<T: ?Sized> RefUnwindSafe for RwLock<T> {}

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

    pub(crate) fn object(&self) -> ObjectId {
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

    pub(crate) fn read_guard(&self) -> RwLockReadGuard<'_, T> {
        RwLockReadGuard::new(self)
    }

    fn write_guard(&self) -> RwLockWriteGuard<'_, T> {
        RwLockWriteGuard::new(self)
    }
}

fn poisoned(world: &World, object: ObjectId) -> bool {
    let kind = &world.object(object).kind;
    matches!(kind, Kind::ReadWrite { poisoned: true, .. })
}

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
