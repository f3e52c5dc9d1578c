//! parking_lot's `Condvar`: it never wakes for no reason and knows whom it woke.

use crate::mutex::MutexGuard;
use explorer::sync;
use std::time::Duration;

/// A place to wait at for a change of what a mutex protects.
#[derive(Debug, Default)]
pub struct Condvar(sync::Condvar);

/// Whether the time limit was over.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct WaitTimeoutResult(bool);

impl WaitTimeoutResult {
    /// Whether the time limit was over.
    pub const fn timed_out(self) -> bool {
        self.0
    }
}

impl Condvar {
    /// A condition variable at which nobody waits.
    #[track_caller]
    pub const fn new() -> Condvar {
        Condvar(sync::Condvar::new())
    }

    /// Lets go of the lock and waits to be notified.
    #[track_caller]
    pub fn wait<T: ?Sized>(&self, guard: &mut MutexGuard<'_, T>) {
        self.wait_within(guard, false);
    }

    /// The same, with a time limit, which may be over at any moment.
    #[track_caller]
    pub fn wait_for<T: ?Sized>(
        &self,
        guard: &mut MutexGuard<'_, T>,
        _: Duration,
    ) -> WaitTimeoutResult {
        self.wait_within(guard, true)
    }

    /// The same with a moment, which may be over at any moment.
    #[track_caller]
    pub fn wait_until<T: ?Sized>(
        &self,
        guard: &mut MutexGuard<'_, T>,
        _: impl Copy,
    ) -> WaitTimeoutResult {
        self.wait_within(guard, true)
    }

    /// Waits while the condition holds.
    #[track_caller]
    pub fn wait_while<T: ?Sized, F: FnMut(&mut T) -> bool>(
        &self,
        guard: &mut MutexGuard<'_, T>,
        mut condition: F,
    ) {
        while condition(&mut **guard) {
            self.wait(guard);
        }
    }

    /// Waits while the condition holds, with a time limit, which may be over at any moment.
    #[track_caller]
    pub fn wait_while_for<T: ?Sized, F: FnMut(&mut T) -> bool>(
        &self,
        guard: &mut MutexGuard<'_, T>,
        condition: F,
        _: Duration,
    ) -> WaitTimeoutResult {
        self.wait_while_within(guard, condition)
    }

    /// The same with a moment, which may be over at any moment.
    #[track_caller]
    pub fn wait_while_until<T: ?Sized, F: FnMut(&mut T) -> bool>(
        &self,
        guard: &mut MutexGuard<'_, T>,
        condition: F,
        _: impl Copy,
    ) -> WaitTimeoutResult {
        self.wait_while_within(guard, condition)
    }

    /// Wakes one of those who wait, whichever; says whether there was one.
    #[track_caller]
    pub fn notify_one(&self) -> bool {
        self.0.wake_one()
    }

    /// Wakes all who wait; says how many there were.
    #[track_caller]
    pub fn notify_all(&self) -> usize {
        self.0.wake_all()
    }

    #[track_caller]
    fn wait_while_within<T: ?Sized, F: FnMut(&mut T) -> bool>(
        &self,
        guard: &mut MutexGuard<'_, T>,
        mut condition: F,
    ) -> WaitTimeoutResult {
        let mut result = WaitTimeoutResult(false);
        // As the real one: the condition has the last word.
        while !result.0 && condition(&mut **guard) {
            result = self.wait_within(guard, true);
        }
        WaitTimeoutResult(result.0 && condition(&mut **guard))
    }

    #[track_caller]
    fn wait_within<T: ?Sized>(
        &self,
        guard: &mut MutexGuard<'_, T>,
        limited: bool,
    ) -> WaitTimeoutResult {
        let late = self.0.release_and_wait(guard.lock(), limited, false);
        guard.lock().lock_again();
        WaitTimeoutResult(late)
    }
}
