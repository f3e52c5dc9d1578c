//! The guards of a `RwLock`: each holds it in one way, and can come to hold it in another.

use crate::again;
use crate::mapped::{mapped, mapping, shown_as_data};
use crate::rwlock::RwLockOf;
use explorer::op::Patience;
use std::marker::PhantomData;
use std::mem;
use std::ops::{Deref, DerefMut};
use std::time::Duration;

/// How a thread holds a lock.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Hold {
    /// It reads.
    Read,
    /// It reads and may come to write.
    Upgradable,
    /// It writes.
    Write,
}

impl Hold {
    /// The step with which that ends.
    pub fn end(self) -> &'static str {
        match self {
            Hold::Read | Hold::Upgradable => "end reading",
            Hold::Write => "end writing",
        }
    }

    fn again(self) -> &'static str {
        match self {
            Hold::Read => "read",
            Hold::Upgradable => "read to upgrade",
            Hold::Write => "write",
        }
    }
}

macro_rules! guards {
    ($($(#[$doc:meta])* $guard:ident holds $hold:expr;)+) => {$(
        $(#[$doc])*
        #[must_use = "if unused the RwLock will immediately unlock"]
        pub struct $guard<'a, const RECURSIVE: bool, T: ?Sized> {
            lock: &'a RwLockOf<RECURSIVE, T>,
            not_send: PhantomData<*const ()>,
        }

        // SAFETY: a shared guard gives shared access to the data.
        unsafe impl<const RECURSIVE: bool, T: ?Sized + Sync> Sync for $guard<'_, RECURSIVE, T> {}

        impl<'a, const RECURSIVE: bool, T: ?Sized> $guard<'a, RECURSIVE, T> {
            pub(crate) fn new(lock: &'a RwLockOf<RECURSIVE, T>) -> Self {
                let not_send = PhantomData;
                $guard { lock, not_send }
            }

            /// The lock.
            pub fn rwlock(s: &Self) -> &'a RwLockOf<RECURSIVE, T> {
                s.lock
            }

            /// Lets go of the lock, calls the closure, and takes the lock back.
            #[track_caller]
            pub fn unlocked<F: FnOnce() -> U, U>(s: &mut Self, f: F) -> U {
                let lock = s.lock;
                lock.let_go($hold);
                again::around(f, || {
                    lock.take($hold.again(), $hold, Patience::Forever);
                })
            }

            /// The same. Whoever gets the lock meanwhile might have come just now anyway.
            #[track_caller]
            pub fn unlocked_fair<F: FnOnce() -> U, U>(s: &mut Self, f: F) -> U {
                Self::unlocked(s, f)
            }

            /// Lets another thread have the lock, if one waits for it.
            #[track_caller]
            pub fn bump(s: &mut Self) {
                Self::unlocked(s, || ());
            }

            /// The lock, without the guard's end: the model alone says from here on who holds it.
            #[allow(dead_code, reason = "a reader's guard always comes to its end")]
            fn forget(self) -> &'a RwLockOf<RECURSIVE, T> {
                let lock = self.lock;
                mem::forget(self);
                lock
            }
        }

        impl<const RECURSIVE: bool, T: ?Sized> Drop for $guard<'_, RECURSIVE, T> {
            fn drop(&mut self) {
                self.lock.let_go_in_drop($hold);
            }
        }

        impl<const RECURSIVE: bool, T: ?Sized> Deref for $guard<'_, RECURSIVE, T> {
            type Target = T;

            fn deref(&self) -> &T {
                // SAFETY: this thread reads or writes, by the model, until the guard is dropped;
                // nobody else writes meanwhile.
                unsafe { &*self.lock.data() }
            }
        }

        shown_as_data! { [const RECURSIVE: bool,] $guard RECURSIVE }
    )+};
}

guards! {
    /// Whoever has it reads; others may, too.
    ReadGuard holds Hold::Read;
    /// Whoever has it reads, and is the only one that may come to write.
    UpgradableGuard holds Hold::Upgradable;
    /// Whoever has it is alone.
    WriteGuard holds Hold::Write;
}

impl<const RECURSIVE: bool, T: ?Sized> DerefMut for WriteGuard<'_, RECURSIVE, T> {
    fn deref_mut(&mut self) -> &mut T {
        // SAFETY: this thread is alone, by the model, until the guard is dropped.
        unsafe { &mut *self.lock.data() }
    }
}

mapped! {
    /// The guard of a part that is read.
    const MappedRwLockReadGuard
}

mapped! {
    /// The guard of a part that is written.
    mut MappedRwLockWriteGuard
}

mapping! { const <const RECURSIVE> ReadGuard => MappedRwLockReadGuard }
mapping! { mut <const RECURSIVE> WriteGuard => MappedRwLockWriteGuard }

/// The guard of a part of what a `RecursiveRwLock` protects.
pub type MappedRecursiveRwLockReadGuard<'a, T> = MappedRwLockReadGuard<'a, T>;
/// The guard of a part of what a `RecursiveRwLock` protects.
pub type MappedRecursiveRwLockWriteGuard<'a, T> = MappedRwLockWriteGuard<'a, T>;
/// The guard of a reader.
pub type RwLockReadGuard<'a, T> = ReadGuard<'a, false, T>;
/// The guard of a reader.
pub type RecursiveRwLockReadGuard<'a, T> = ReadGuard<'a, true, T>;
/// The guard of a writer.
pub type RwLockWriteGuard<'a, T> = WriteGuard<'a, false, T>;
/// The guard of a writer.
pub type RecursiveRwLockWriteGuard<'a, T> = WriteGuard<'a, true, T>;
/// The guard of the reader that may come to write.
pub type RwLockUpgradableReadGuard<'a, T> = UpgradableGuard<'a, false, T>;
/// The guard of the reader that may come to write.
pub type RecursiveRwLockUpgradableReadGuard<'a, T> = UpgradableGuard<'a, true, T>;

impl<'a, const RECURSIVE: bool, T: ?Sized> WriteGuard<'a, RECURSIVE, T> {
    /// Reads from now on, without letting another writer in between.
    #[track_caller]
    pub fn downgrade(s: Self) -> ReadGuard<'a, RECURSIVE, T> {
        let lock = s.forget();
        lock.downgrade(Hold::Write, Hold::Read);
        ReadGuard::new(lock)
    }

    /// The same as the only reader that may come to write.
    #[track_caller]
    pub fn downgrade_to_upgradable(s: Self) -> UpgradableGuard<'a, RECURSIVE, T> {
        let lock = s.forget();
        lock.downgrade(Hold::Write, Hold::Upgradable);
        UpgradableGuard::new(lock)
    }
}

impl<'a, const RECURSIVE: bool, T: ?Sized> UpgradableGuard<'a, RECURSIVE, T> {
    /// Lets go of the lock. Whoever gets it next might have come just now anyway.
    pub fn unlock_fair(s: Self) {
        drop(s);
    }

    /// Waits until nobody else reads, and writes from now on.
    #[track_caller]
    pub fn upgrade(s: Self) -> WriteGuard<'a, RECURSIVE, T> {
        let lock = s.forget();
        lock.upgrade("upgrade", Patience::Forever);
        WriteGuard::new(lock)
    }

    /// Writes from now on, if nobody else reads now.
    #[track_caller]
    pub fn try_upgrade(s: Self) -> Result<WriteGuard<'a, RECURSIVE, T>, Self> {
        Self::upgrade_within(s, Patience::None)
    }

    /// Waits until nobody else reads, with a time limit, which may be over at any moment.
    #[track_caller]
    pub fn try_upgrade_for(s: Self, _: Duration) -> Result<WriteGuard<'a, RECURSIVE, T>, Self> {
        Self::upgrade_within(s, Patience::Limited)
    }

    /// The same with a moment, which may be over at any moment.
    #[track_caller]
    pub fn try_upgrade_until(s: Self, _: impl Copy) -> Result<WriteGuard<'a, RECURSIVE, T>, Self> {
        Self::upgrade_within(s, Patience::Limited)
    }

    /// Reads from now on, without a claim to write.
    #[track_caller]
    pub fn downgrade(s: Self) -> ReadGuard<'a, RECURSIVE, T> {
        let lock = s.forget();
        lock.downgrade(Hold::Upgradable, Hold::Read);
        ReadGuard::new(lock)
    }

    /// Waits until nobody else reads, and lets the closure write.
    #[track_caller]
    pub fn with_upgraded<R, F: FnOnce(&mut T) -> R>(&mut self, f: F) -> R {
        self.lock.upgrade("upgrade", Patience::Forever);
        self.as_writer(f)
    }

    /// Lets the closure write, if nobody else reads now.
    #[track_caller]
    pub fn try_with_upgraded<R, F: FnOnce(&mut T) -> R>(&mut self, f: F) -> Option<R> {
        self.with_upgraded_within(Patience::None, f)
    }

    /// The same, with a time limit, which may be over at any moment.
    #[track_caller]
    pub fn try_with_upgraded_for<R, F: FnOnce(&mut T) -> R>(
        &mut self,
        _: Duration,
        f: F,
    ) -> Option<R> {
        self.with_upgraded_within(Patience::Limited, f)
    }

    /// The same with a moment, which may be over at any moment.
    #[track_caller]
    pub fn try_with_upgraded_until<R, F: FnOnce(&mut T) -> R>(
        &mut self,
        _: impl Copy,
        f: F,
    ) -> Option<R> {
        self.with_upgraded_within(Patience::Limited, f)
    }

    #[track_caller]
    fn upgrade_within(s: Self, patience: Patience) -> Result<WriteGuard<'a, RECURSIVE, T>, Self> {
        match s.lock.upgrade("try to upgrade", patience) {
            true => Ok(WriteGuard::new(s.forget())),
            false => Err(s),
        }
    }

    #[track_caller]
    fn with_upgraded_within<R>(
        &mut self,
        patience: Patience,
        f: impl FnOnce(&mut T) -> R,
    ) -> Option<R> {
        let upgraded = self.lock.upgrade("try to upgrade", patience);
        upgraded.then(|| self.as_writer(f))
    }

    #[track_caller]
    fn as_writer<R>(&mut self, f: impl FnOnce(&mut T) -> R) -> R {
        let lock = self.lock;
        // SAFETY: this thread is alone, by the model, until it downgrades again.
        let write = || f(unsafe { &mut *lock.data() });
        again::around(write, || lock.downgrade(Hold::Write, Hold::Upgradable))
    }
}
