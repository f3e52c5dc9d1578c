//! `std::sync::Condvar`: waiting lets go of the lock; waking takes it back, perhaps for no reason.

use crate::engine;
use crate::mutex::{Mutex, MutexGuard, result};
use crate::object::Kind;
use crate::op::{Choice, Op};
use crate::shared::Shared;
use crate::world::{ObjectId, World};
use std::fmt;
use std::mem;
use std::panic::{RefUnwindSafe, UnwindSafe};
use std::sync::{LockResult, PoisonError};
use std::time::Duration;

/// A place to wait at for a change of what a mutex protects.
pub struct Condvar(Shared<()>);

impl UnwindSafe for Condvar {}
impl RefUnwindSafe for Condvar {}

/// Whether the time limit was over.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct WaitTimeoutResult(bool);

impl WaitTimeoutResult {
    /// Whether the time limit was over.
    pub fn timed_out(&self) -> bool {
        self.0
    }
}

impl Condvar {
    /// A condition variable at which nobody waits.
    #[track_caller]
    pub const fn new() -> Condvar {
        Condvar(Shared::new(()))
    }

    /// Lets go of the lock and waits to be notified.
    #[track_caller]
    pub fn wait<'a, T>(&self, guard: MutexGuard<'a, T>) -> LockResult<MutexGuard<'a, T>> {
        match self.wait_for(guard, false) {
            Ok((guard, _)) => Ok(guard),
            Err(error) => Err(PoisonError::new(error.into_inner().0)),
        }
    }

    /// Waits while the condition holds.
    #[track_caller]
    pub fn wait_while<'a, T, F>(
        &self,
        mut guard: MutexGuard<'a, T>,
        mut condition: F,
    ) -> LockResult<MutexGuard<'a, T>>
    where
        F: FnMut(&mut T) -> bool,
    {
        while condition(&mut *guard) {
            guard = self.wait(guard)?;
        }
        Ok(guard)
    }

    /// The same as `wait`, with a time limit, which may be over at any moment.
    #[track_caller]
    pub fn wait_timeout<'a, T>(
        &self,
        guard: MutexGuard<'a, T>,
        _: Duration,
    ) -> LockResult<(MutexGuard<'a, T>, WaitTimeoutResult)> {
        self.wait_for(guard, true)
    }

    /// The same; says whether it was in time.
    #[track_caller]
    pub fn wait_timeout_ms<'a, T>(
        &self,
        guard: MutexGuard<'a, T>,
        _: u32,
    ) -> LockResult<(MutexGuard<'a, T>, bool)> {
        match self.wait_for(guard, true) {
            Ok((guard, late)) => Ok((guard, !late.0)),
            Err(error) => {
                let (guard, late) = error.into_inner();
                Err(PoisonError::new((guard, !late.0)))
            }
        }
    }

    /// The same as `wait_while`, with a time limit, which may be over at any moment.
    #[track_caller]
    pub fn wait_timeout_while<'a, T, F>(
        &self,
        mut guard: MutexGuard<'a, T>,
        _: Duration,
        mut condition: F,
    ) -> LockResult<(MutexGuard<'a, T>, WaitTimeoutResult)>
    where
        F: FnMut(&mut T) -> bool,
    {
        let mut over = false;
        // As the real one: the condition is looked at once more after the limit.
        while condition(&mut *guard) {
            if over {
                return Ok((guard, WaitTimeoutResult(true)));
            }
            let (again, result) = self.wait_for(guard, true)?;
            (guard, over) = (again, result.0);
        }
        Ok((guard, WaitTimeoutResult(false)))
    }

    /// Wakes one of those who wait, whichever.
    #[track_caller]
    pub fn notify_one(&self) {
        self.wake_one();
    }

    /// Wakes all who wait.
    #[track_caller]
    pub fn notify_all(&self) {
        let object = self.object();
        let op = Op::Always(Some(object));
        engine::step("notify all at", op, |world, _| {
            wake_all(world, object);
        });
    }

    /// Wakes one of those who wait and says whether there was one. For stand-ins of other crates.
    #[track_caller]
    pub fn wake_one(&self) -> bool {
        let object = self.object();
        engine::step("notify one at", Op::NotifyOne(object), |world, choice| {
            let Some(woken) = choice.woken() else {
                world.say(|| ": nobody waits".into());
                return false;
            };
            let name = world.thread_name(woken);
            world.say(|| format!(": wakes {name}"));
            if let Kind::Condvar { waiting } = &mut world.object_mut(object).kind {
                waiting.retain(|&thread| thread != woken);
            }
            true
        })
    }

    /// Wakes all who wait and says how many. For stand-ins of other crates.
    #[track_caller]
    pub fn wake_all(&self) -> usize {
        let object = self.object();
        let op = Op::Always(Some(object));
        engine::step("notify all at", op, |world, _| {
            let count = wake_all(world, object);
            world.learn(&count);
            count
        })
    }

    fn object(&self) -> ObjectId {
        let waiting = Vec::new();
        self.0.object(|| Kind::Condvar { waiting })
    }

    #[track_caller]
    fn wait_for<'a, T>(
        &self,
        guard: MutexGuard<'a, T>,
        limited: bool,
    ) -> LockResult<(MutexGuard<'a, T>, WaitTimeoutResult)> {
        let mutex = MutexGuard::mutex_of(&guard);
        // From here on the model alone says who has the lock.
        mem::forget(guard);
        let late = self.release_and_wait(mutex, limited, true);
        let poisoned = mutex.lock_again();
        result(poisoned, (MutexGuard::new(mutex), WaitTimeoutResult(late)))
    }

    /// Lets go of the lock, waits, and says whether the time limit was over. The lock is not taken
    /// back. `spurious` says whether it may wake for no reason. For stand-ins of other crates.
    #[track_caller]
    pub fn release_and_wait<T: ?Sized>(
        &self,
        mutex: &Mutex<T>,
        limited: bool,
        spurious: bool,
    ) -> bool {
        let (condvar, lock) = (self.object(), mutex.object());
        engine::step("wait at", Op::Always(Some(condvar)), |world, _| {
            world.mix(lock);
            mutex.let_go(world, lock);
            let acting = world.acting;
            if let Kind::Condvar { waiting } = &mut world.object_mut(condvar).kind {
                waiting.push(acting);
                waiting.sort_unstable();
            }
        });
        let wake = Op::Wake {
            condvar,
            limited,
            spurious,
        };
        engine::step("wake up at", wake, |world, choice| {
            let acting = world.acting;
            if let Kind::Condvar { waiting } = &mut world.object_mut(condvar).kind {
                waiting.retain(|&thread| thread != acting);
            }
            choice == Choice::GAVE_UP
        })
    }
}

fn wake_all(world: &mut World, condvar: ObjectId) -> usize {
    let count = world.waiting(condvar).len();
    world.say(|| format!(": wakes {count}"));
    if let Kind::Condvar { waiting } = &mut world.object_mut(condvar).kind {
        waiting.clear();
    }
    count
}

impl fmt::Debug for Condvar {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.debug_struct("Condvar").finish_non_exhaustive()
    }
}

impl Default for Condvar {
    #[track_caller]
    fn default() -> Self {
        Condvar::new()
    }
}
