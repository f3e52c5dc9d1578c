//! parking_lot's `ReentrantMutex`: whoever holds it may lock it again, and gets shared access only.

use explorer::engine;
use explorer::object::Kind;
use explorer::op::{Choice, Op, Patience};
use explorer::shared::Shared;
use explorer::world::{ObjectId, World};
use std::fmt;
use std::marker::PhantomData;
use std::ops::Deref;
use std::time::Duration;

/// A lock that its holder can take again.
pub struct ReentrantMutex<T: ?Sized>(Shared<T>);

/// Whoever has it has the lock, once more than without it.
#[must_use = "if unused the ReentrantMutex will immediately unlock"]
pub struct ReentrantMutexGuard<'a, T: ?Sized> {
    mutex: &'a ReentrantMutex<T>,
    not_send: PhantomData<*const ()>,
}

impl<T> ReentrantMutex<T> {
    /// A lock that nobody holds.
    #[track_caller]
    pub const fn new(value: T) -> ReentrantMutex<T> {
        ReentrantMutex(Shared::new(value))
    }

    /// The data, for the only owner.
    pub fn into_inner(self) -> T {
        self.0.into_inner()
    }
}

impl<T: ?Sized> ReentrantMutex<T> {
    /// Waits until nobody else holds the lock.
    #[track_caller]
    pub fn lock(&self) -> ReentrantMutexGuard<'_, T> {
        let guard = self.lock_within("lock", Patience::Forever);
        guard.expect("it waits for ever")
    }

    /// Takes the lock if nobody else holds it.
    #[track_caller]
    pub fn try_lock(&self) -> Option<ReentrantMutexGuard<'_, T>> {
        self.lock_within("try to lock", Patience::None)
    }

    /// Waits for the lock, with a time limit, which may be over at any moment.
    #[track_caller]
    pub fn try_lock_for(&self, _: Duration) -> Option<ReentrantMutexGuard<'_, T>> {
        self.lock_within("try to lock", Patience::Limited)
    }

    /// The data, for the only owner.
    pub fn get_mut(&mut self) -> &mut T {
        self.0.get_mut()
    }

    fn object(&self) -> ObjectId {
        self.0.object(|| Kind::Lock {
            owner: None,
            depth: 0,
            poisoned: false,
        })
    }

    #[track_caller]
    fn lock_within(
        &self,
        verb: &'static str,
        patience: Patience,
    ) -> Option<ReentrantMutexGuard<'_, T>> {
        let object = self.object();
        let op = Op::LockAgain(object, patience);
        let taken = engine::step(verb, op, |world, choice| {
            let taken = choice == Choice::DONE;
            if taken {
                deepen(world, object);
                world.read(object, None);
            }
            taken
        });
        taken.then_some(ReentrantMutexGuard {
            mutex: self,
            not_send: PhantomData,
        })
    }
}

fn deepen(world: &mut World, object: ObjectId) {
    let acting = world.acting;
    let mut level = 0;
    if let Kind::Lock { owner, depth, .. } = &mut world.object_mut(object).kind {
        *owner = Some(acting);
        *depth += 1;
        level = *depth;
    }
    if level > 1 {
        world.say(|| format!(" again, level {level}"));
    }
}

impl<T: ?Sized> Drop for ReentrantMutexGuard<'_, T> {
    fn drop(&mut self) {
        if engine::current().is_none() {
            return;
        }
        let object = self.mutex.object();
        engine::step_in_drop("unlock", Op::Always(Some(object)), |world, _| {
            // What is inside may have changed through a `Cell`.
            world.wrote(object, None);
            if let Kind::Lock { owner, depth, .. } = &mut world.object_mut(object).kind {
                *depth -= 1;
                if *depth == 0 {
                    *owner = None;
                }
            }
        });
    }
}

impl<T: ?Sized> Deref for ReentrantMutexGuard<'_, T> {
    type Target = T;

    fn deref(&self) -> &T {
        // SAFETY: this thread has the lock, by the model, until the guard is dropped; all that it
        // can get are shared references.
        unsafe { &*self.mutex.0.get() }
    }
}

impl<T: ?Sized + fmt::Debug> fmt::Debug for ReentrantMutexGuard<'_, T> {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        (**self).fmt(f)
    }
}

impl<T: ?Sized + fmt::Display> fmt::Display for ReentrantMutexGuard<'_, T> {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        (**self).fmt(f)
    }
}

impl<T: Default> Default for ReentrantMutex<T> {
    #[track_caller]
    fn default() -> Self {
        ReentrantMutex::new(T::default())
    }
}
