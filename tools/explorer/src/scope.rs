//! `std::thread::scope`: threads that may borrow, since the scope waits for them.

use crate::closure;
use crate::engine::{self, Notice};
use crate::object::{Kind, Object};
use crate::op::Op;
use crate::thread::{self, Builder, Handle, Result, Thread, start};
use crate::world::ObjectId;
use std::fmt;
use std::io;
use std::marker::PhantomData;
use std::panic::{Location, resume_unwind};

/// A scope to spawn threads into.
pub struct Scope<'scope, 'env: 'scope> {
    object: ObjectId,
    // Neither lifetime may shrink or grow: as in the real one.
    scope: PhantomData<&'scope mut &'scope ()>,
    env: PhantomData<&'env mut &'env ()>,
}

/// Calls the closure with a scope and waits for all threads spawned into it.
#[track_caller]
pub fn scope<'env, F, T>(f: F) -> T
where
    F: for<'scope> FnOnce(&'scope Scope<'scope, 'env>) -> T,
{
    let made = Location::caller();
    let object = engine::with(|run, me| {
        let kind = Kind::Scope {
            by: me,
            running: 0,
            panicked: false,
        };
        let object = run.world.add_object(Object::new(kind, made));
        run.world.use_object(me, object);
        object
    });
    let scope = Scope {
        object,
        scope: PhantomData,
        env: PhantomData,
    };
    let (result, _) = engine::watch(Notice::Nothing, || f(&scope));
    if engine::has_learned(|learned| learned.parking_in_scopes) {
        wait_by_parking(object);
    }
    let panicked = engine::step("end of", Op::ScopeEnd(object), |world, _| {
        world.end_scope(object)
    });
    match result {
        Err(payload) => resume_unwind(payload),
        Ok(_) if panicked => panic!("a scoped thread panicked"),
        Ok(value) => value,
    }
}

/// Waits as the real one does, where somebody can tell: whoever gives up the last result of the scope's
/// threads then unparks the thread that waits.
#[track_caller]
fn wait_by_parking(scope: ObjectId) {
    loop {
        let looked = engine::step("look at", Op::Always(Some(scope)), |world, _| {
            let is_empty = world.scope_is_empty(scope);
            world.learn(&is_empty);
            is_empty
        });
        if looked {
            return;
        }
        thread::park_until_unparked(false);
    }
}

impl<'scope> Scope<'scope, '_> {
    /// Spawns a thread that may borrow what outlives the scope.
    #[track_caller]
    pub fn spawn<F, T>(&'scope self, f: F) -> ScopedJoinHandle<'scope, T>
    where
        F: FnOnce() -> T + Send + 'scope,
        T: Send + 'scope,
    {
        let spawned = Builder::new().spawn_scoped(self, f);
        spawned.expect("an explored thread can always be spawned")
    }
}

impl Builder {
    /// Spawns the thread into a scope.
    #[track_caller]
    pub fn spawn_scoped<'scope, F, T>(
        self,
        scope: &'scope Scope<'scope, '_>,
        f: F,
    ) -> io::Result<ScopedJoinHandle<'scope, T>>
    where
        F: FnOnce() -> T + Send + 'scope,
        T: Send + 'scope,
    {
        let leaves_nothing = closure::leaves_nothing::<F>();
        let handle = start(self.into_name(), Some(scope.object), leaves_nothing, f);
        Ok(ScopedJoinHandle(handle, PhantomData))
    }
}

/// A handle that joins a scoped thread.
pub struct ScopedJoinHandle<'scope, T>(Handle<T>, PhantomData<&'scope ()>);

impl<T> fmt::Debug for ScopedJoinHandle<'_, T> {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.debug_struct("ScopedJoinHandle").finish_non_exhaustive()
    }
}

impl<T> ScopedJoinHandle<'_, T> {
    /// Waits for the thread to finish.
    #[track_caller]
    pub fn join(self) -> Result<T> {
        self.0.join()
    }

    /// The thread.
    pub fn thread(&self) -> &Thread {
        &self.0.thread
    }

    /// Whether the thread has finished.
    #[track_caller]
    pub fn is_finished(&self) -> bool {
        self.0.is_finished()
    }
}
