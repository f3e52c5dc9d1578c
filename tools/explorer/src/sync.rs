//! `std::sync`, modelled.

pub use crate::arc::{Arc, Weak};
pub use crate::barrier::{Barrier, BarrierWaitResult};
pub use crate::condvar::{Condvar, WaitTimeoutResult};
pub use crate::mpsc;
pub use crate::mutex::{Mutex, MutexGuard};
pub use crate::once::{LazyLock, Once, OnceLock};
pub use crate::rwlock::{RwLock, RwLockReadGuard, RwLockWriteGuard};
pub use ::std::sync::{LockResult, PoisonError, TryLockError, TryLockResult};

/// `std::sync::atomic`.
pub mod atomic {
    pub use crate::atomic::*;
}
