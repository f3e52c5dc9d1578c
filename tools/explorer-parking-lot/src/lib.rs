//! Stands in for parking_lot 0.13 where a program is explored: the same locks on the same engine.

mod again;
mod condvar;
mod mapped;
mod mutex;
mod once;
mod reentrant;
mod rwlock;
mod rwlock_guards;

pub use condvar::{Condvar, WaitTimeoutResult};
pub use mutex::{
    FairMutex, FairMutexGuard, MappedFairMutexGuard, MappedMutexGuard, Mutex, MutexGuard,
};
pub use once::{Once, OnceState};
pub use reentrant::{MappedReentrantMutexGuard, ReentrantMutex, ReentrantMutexGuard};
pub use rwlock::{RecursiveRwLock, RwLock};
pub use rwlock_guards::{
    MappedRecursiveRwLockReadGuard, MappedRecursiveRwLockWriteGuard, MappedRwLockReadGuard,
    MappedRwLockWriteGuard, RecursiveRwLockReadGuard, RecursiveRwLockUpgradableReadGuard,
    RecursiveRwLockWriteGuard, RwLockReadGuard, RwLockUpgradableReadGuard, RwLockWriteGuard,
};
