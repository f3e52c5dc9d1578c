//! `std::sync`, modelled but for `Arc`, whose counts are no steps.

pub use crate::mutex::{Mutex, MutexGuard};
pub use ::std::sync::{Arc, LockResult, PoisonError, TryLockError, TryLockResult, Weak};

/// `std::sync::atomic`.
pub mod atomic {
    pub use crate::atomic::*;
}
