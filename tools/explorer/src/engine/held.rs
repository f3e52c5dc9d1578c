//! The exploration of this process, behind the lock that whoever looks at it takes.

use crate::memory;
use crate::run::Run;
use std::ops::{Deref, DerefMut};
use std::sync::{Mutex, MutexGuard, TryLockError};
use std::thread;
use std::time::Duration;

static RUN: Mutex<Option<Run>> = Mutex::new(None);

/// The exploration of this process. What its holder allocates is not the program's.
pub struct Held {
    guard: MutexGuard<'static, Option<Run>>,
    of_program: bool,
}

impl Deref for Held {
    type Target = Option<Run>;

    fn deref(&self) -> &Option<Run> {
        &self.guard
    }
}

impl DerefMut for Held {
    fn deref_mut(&mut self) -> &mut Option<Run> {
        &mut self.guard
    }
}

impl Drop for Held {
    fn drop(&mut self) {
        memory::of_program(self.of_program);
    }
}

/// The exploration of this process, if one is running.
pub fn run() -> Held {
    let of_program = memory::of_program(false);
    // A panic while the lock was held is a defect of this crate and reported as a panic elsewhere.
    let guard = RUN.lock().unwrap_or_else(|poisoned| poisoned.into_inner());
    Held { guard, of_program }
}

/// Lets go of the run, and only then wakes whoever has got the baton: it needs the lock at once.
pub fn release(mut guard: Held) {
    let next = guard.as_mut().and_then(|run| run.to_wake.take());
    drop(guard);
    if let Some(next) = next {
        next.unpark();
    }
}

/// Whether the explorer's lock stays taken: nobody keeps it for longer than a step.
pub fn is_busy() -> bool {
    const TRIES: usize = 1_000;
    (0..TRIES).all(|_| {
        let taken = matches!(RUN.try_lock(), Err(TryLockError::WouldBlock));
        if taken {
            thread::sleep(Duration::from_millis(1));
        }
        taken
    })
}
