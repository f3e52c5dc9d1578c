//! `std::sync`, modelled but for `Arc`, whose counts are no steps.

pub use crate::barrier::{Barrier, BarrierWaitResult};
pub use crate::condvar::{Condvar, WaitTimeoutResult};
pub use crate::mpsc;
pub use crate::mutex::{Mutex, MutexGuard};
pub use crate::once::{LazyLock, Once, OnceLock};
pub use crate::rwlock::{RwLock, RwLockReadGuard, RwLockWriteGuard};
pub use ::std::sync::{Arc, LockResult, PoisonError, TryLockError, TryLockResult, Weak};

/// `std::sync::atomic`.
pub mod atomic {
    pub use crate::atomic::*;
}
