//! parking_lot's `ReentrantMutex`: whoever holds it may lock it again, and gets shared access only.

use crate::again;
use crate::mapped::{mapped, mapping, shown_as_data};
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

mapped! {
    /// The guard of a part of what a reentrant mutex protects.
    const MappedReentrantMutexGuard
}

mapping! { const ReentrantMutexGuard => MappedReentrantMutexGuard }

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
        guard.expect("it waits forever")
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

    /// The same with a moment, which may be over at any moment.
    #[track_caller]
    pub fn try_lock_until(&self, _: impl Copy) -> Option<ReentrantMutexGuard<'_, T>> {
        self.lock_within("try to lock", Patience::Limited)
    }

    /// Whether somebody holds the lock.
    #[track_caller]
    pub fn is_locked(&self) -> bool {
        self.look(|world, object| world.owner(object).is_some())
    }

    /// Whether the calling thread holds the lock.
    #[track_caller]
    pub fn is_owned_by_current_thread(&self) -> bool {
        self.look(|world, object| world.owner(object) == Some(world.acting))
    }

    #[track_caller]
    fn look(&self, see: impl FnOnce(&World, ObjectId) -> bool) -> bool {
        let object = self.object();
        engine::step("look at", Op::Always(Some(object)), |world, _| {
            let seen = see(world, object);
            world.learn(&seen);
            seen
        })
    }

    fn let_go(&self, world: &mut World, object: ObjectId) {
        // What is inside may have changed through a `Cell`.
        world.wrote(object, None);
        if let Kind::Lock { owner, depth, .. } = &mut world.object_mut(object).kind {
            *depth -= 1;
            if *depth == 0 {
                *owner = None;
            }
        }
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
            self.mutex.let_go(world, object);
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

shown_as_data! { [] ReentrantMutexGuard }

impl<'a, T: ?Sized> ReentrantMutexGuard<'a, T> {
    /// The lock.
    pub fn remutex(s: &Self) -> &'a ReentrantMutex<T> {
        s.mutex
    }

    /// Lets go of the lock once, calls the closure, and takes the lock back.
    #[track_caller]
    pub fn unlocked<F: FnOnce() -> U, U>(s: &mut Self, f: F) -> U {
        let mutex = s.mutex;
        let object = mutex.object();
        engine::step("unlock", Op::Always(Some(object)), |world, _| {
            mutex.let_go(world, object);
        });
        again::around(f, || std::mem::forget(mutex.lock()))
    }

    /// The same. Whoever gets the lock meanwhile might have come just now anyway.
    #[track_caller]
    pub fn unlocked_fair<F: FnOnce() -> U, U>(s: &mut Self, f: F) -> U {
        ReentrantMutexGuard::unlocked(s, f)
    }

    /// Lets another thread have the lock, if one waits for it.
    #[track_caller]
    pub fn bump(s: &mut Self) {
        ReentrantMutexGuard::unlocked(s, || ());
    }
}

impl<T: ?Sized + fmt::Debug> fmt::Debug for ReentrantMutex<T> {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        let mut shown = f.debug_struct("ReentrantMutex");
        match self.try_lock() {
            Some(guard) => shown.field("data", &&*guard),
            None => shown.field("data", &format_args!("<locked>")),
        };
        shown.finish()
    }
}

impl<T> From<T> for ReentrantMutex<T> {
    #[track_caller]
    fn from(value: T) -> Self {
        ReentrantMutex::new(value)
    }
}

impl<T: Default> Default for ReentrantMutex<T> {
    #[track_caller]
    fn default() -> Self {
        ReentrantMutex::new(T::default())
    }
}
