//! `std::thread`: spawning, scopes, joining, parking.

pub use crate::builder::Builder;
pub use crate::scope::{Scope, ScopedJoinHandle, scope};
pub use crate::thread_local::{AccessError, LocalKey};
pub use ::std::thread::{Result, panicking};

use crate::engine::{self, Notice};
use crate::history::History;
use crate::limits::Cut;
use crate::op::{Choice, Op};
use crate::packet::{self, HandlePart, ThreadPart};
use crate::pool::Job;
use crate::world::ObjectId;
use crate::{thread_local, time, value};
use std::fmt;
use std::io;
use std::num::NonZero;
use std::time::Duration;

/// A handle to a thread.
#[derive(Clone)]
pub struct Thread {
    number: usize,
    name: Option<String>,
}

/// A thread's number: 1 for main, then in the order of spawning.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct ThreadId(usize);

impl Thread {
    /// The thread's number.
    pub fn id(&self) -> ThreadId {
        ThreadId(self.number + 1)
    }

    /// The thread's name.
    pub fn name(&self) -> Option<&str> {
        match self.number {
            0 => Some("main"),
            _ => self.name.as_deref(),
        }
    }

    /// Lets the thread's `park` return, now or when it comes to it.
    #[track_caller]
    pub fn unpark(&self) {
        let number = self.number;
        engine::step("unpark", Op::Always(None), |world, _| {
            let name = world.thread_name(number);
            world.say(|| format!(" {name}"));
            world.threads[number].token = true;
        });
    }
}

impl fmt::Debug for Thread {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.debug_struct("Thread")
            .field("id", &self.id())
            .field("name", &self.name())
            .finish_non_exhaustive()
    }
}

/// The calling thread.
pub fn current() -> Thread {
    engine::is_visible();
    engine::with(|run, me| Thread {
        number: me,
        name: run.world.threads[me].name.clone(),
    })
}

/// Sleeps until somebody unparks the thread, or wakes for no reason.
#[track_caller]
pub fn park() {
    park_for(false);
}

/// The same, with a time limit.
#[track_caller]
pub fn park_timeout(_: Duration) {
    park_for(true);
}

/// The same, in milliseconds.
#[track_caller]
#[deprecated(since = "1.6.0", note = "replaced by `std::thread::park_timeout`")]
pub fn park_timeout_ms(_: u32) {
    park_for(true);
}

#[track_caller]
fn park_for(limited: bool) {
    let (had_scope, had_channel) = engine::with(|run, me| {
        let thread = &run.world.threads[me];
        (thread.had_scope, thread.had_channel)
    });
    if had_scope {
        engine::learn(|learned| !std::mem::replace(&mut learned.parking_in_scopes, true));
    }
    if had_channel {
        let why = "a channel waits by parking, and may take the token of a thread that parks later";
        engine::with(|run, _| run.search.cut(Cut::Unseen(why.into())));
    }
    park_until_unparked(limited);
}

/// Takes the token of the calling thread, once there is one.
#[track_caller]
pub(crate) fn park_until_unparked(limited: bool) {
    engine::step("park", Op::Park { limited }, |world, choice| {
        if choice == Choice::DONE {
            world.threads[world.acting].token = false;
        }
    });
}

/// A step that only moves the clock: anything may happen meanwhile.
#[track_caller]
pub fn sleep(slept: Duration) {
    let until = time::after(slept);
    engine::step("sleep", Op::Always(None), |world, _| {
        time::move_to(world, until)
    });
}

/// The same, in milliseconds.
#[track_caller]
#[deprecated(since = "1.6.0", note = "replaced by `std::thread::sleep`")]
pub fn sleep_ms(milliseconds: u32) {
    sleep(Duration::from_millis(milliseconds.into()));
}

/// A step that does nothing.
#[track_caller]
pub fn yield_now() {
    engine::step("yield", Op::Always(None), |_, _| ());
}

/// Says two, whatever the machine has: a program's behaviour must not depend on it.
pub fn available_parallelism() -> io::Result<NonZero<usize>> {
    Ok(NonZero::<usize>::MIN.saturating_add(1))
}

/// Spawns a thread.
#[track_caller]
pub fn spawn<F, T>(f: F) -> JoinHandle<T>
where
    F: FnOnce() -> T + Send + 'static,
    T: Send + 'static,
{
    let spawned = Builder::new().spawn(f);
    spawned.expect("an explored thread can always be spawned")
}

/// A spawned thread that can be joined.
pub(crate) struct Handle<T> {
    pub(crate) thread: Thread,
    result: HandlePart<T>,
}

impl<T> Handle<T> {
    #[track_caller]
    pub(crate) fn join(self) -> Result<T> {
        let number = self.thread.number;
        if engine::is_over() && std::thread::panicking() {
            // A destructor joins a thread that is gone already.
            return unit().map(Ok).unwrap_or_else(|| engine::leave());
        }
        engine::step("join", Op::Join(number), |world, _| {
            let summary = world.threads[number].history;
            world.learn(&summary);
        });
        self.result.join().unwrap_or_else(|| engine::leave())
    }

    #[track_caller]
    pub(crate) fn is_finished(&self) -> bool {
        let number = self.thread.number;
        engine::learn(|learned| !std::mem::replace(&mut learned.finishing, true));
        engine::step("ask whether finished", Op::Always(None), |world, _| {
            let finished = world.has_finished(number);
            world.learn(&finished);
            world.say(|| format!(": {finished}"));
            finished
        })
    }
}

fn unit<T>() -> Option<T> {
    let unit = value::type_of::<T>() == value::type_of::<()>();
    // SAFETY: `T` is `()`, which has one value and no bytes.
    unit.then(|| unsafe { std::mem::zeroed() })
}

/// A handle that joins a thread.
pub struct JoinHandle<T>(pub(crate) Handle<T>);

// SAFETY: as for the real one: `T` is `Send` in every handle that `spawn` returns, and a shared
// handle does not give access to the result.
unsafe impl<T> Send for JoinHandle<T> {}
// SAFETY: as above.
unsafe impl<T> Sync for JoinHandle<T> {}

impl<T> fmt::Debug for JoinHandle<T> {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.debug_struct("JoinHandle").finish_non_exhaustive()
    }
}

impl<T> JoinHandle<T> {
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

/// Spawns a thread: the step, and then its body for the pool. `leaves_nothing` says that nothing but
/// its result and this model's objects can tell what the thread has seen, once it has finished.
#[track_caller]
pub(crate) fn start<'a, F, T>(
    name: Option<String>,
    scope: Option<ObjectId>,
    leaves_nothing: bool,
    f: F,
) -> Handle<T>
where
    F: FnOnce() -> T + Send + 'a,
    T: Send + 'a,
{
    let number = engine::step("spawn", Op::Always(None), |world, _| {
        let number = world.spawn(name.clone(), scope);
        let shown = world.thread_name(number);
        world.say(|| format!(" {shown}"));
        number
    });
    let (theirs, result) = packet::parts(number);
    let body = move || run_to_the_end(f, theirs, leaves_nothing);
    let job: Box<dyn FnOnce() + Send + 'a> = Box::new(body);
    // SAFETY: only the lifetime changes. `'a` is `'static` or that of a scope, and the scope does
    // not end before the closure has ended and its result is gone: `scope` waits for that, or the execution is over, and then the younger thread is unwound, or put to sleep forever, before
    // the scope's owner is.
    let job: Job = unsafe { std::mem::transmute(job) };
    engine::with(|run, _| run.jobs.push(Some(job)));
    Handle {
        thread: Thread { number, name },
        result,
    }
}

fn run_to_the_end<F: FnOnce() -> T, T>(f: F, packet: ThreadPart<T>, leaves_nothing: bool) {
    let (result, _) = engine::watch(Notice::Nothing, f);
    let left = result.as_ref().ok().filter(|_| leaves_nothing);
    let left = left.and_then(value::exact);
    packet.store(result);
    finish(left);
}

// Compiled once, and not again for each type of a result.
fn finish(left: Option<History>) {
    thread_local::destroy_all();
    engine::with(|run, me| {
        run.world.finish(me, left);
        run.choose(me);
    });
}
