//! `std::sync`, modelled.

pub use crate::arc::{Arc, Weak};
pub use crate::barrier::{Barrier, BarrierWaitResult};
pub use crate::condvar::{Condvar, WaitTimeoutResult};
pub use crate::mpsc;
pub use crate::mutex::{Mutex, MutexGuard};
pub use crate::once::{Once, OnceState};
pub use crate::once_lock::{LazyLock, OnceLock};
pub use crate::rwlock::RwLock;
pub use crate::rwlock_guards::{RwLockReadGuard, RwLockWriteGuard};
pub use ::std::sync::{LockResult, PoisonError, TryLockError, TryLockResult};

/// Not done yet.
#[deprecated(since = "1.38.0", note = "the `Once::new()` function is now preferred")]
#[allow(clippy::declare_interior_mutable_const, reason = "as in std")]
pub const ONCE_INIT: Once = Once::new();

/// `std::sync::atomic`.
pub mod atomic {
    pub use crate::atomic::*;
}
