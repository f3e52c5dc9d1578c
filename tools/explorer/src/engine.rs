//! One baton: a thread announces its next step, hands the baton over, and takes the step when chosen.
//!
//! The threads are real ones, but only the holder of the baton runs. Whoever announces a step while
//! it holds the baton also decides, as the search says, who gets it next.

mod held;
mod watch;

pub use held::{Held, is_busy, release, run};
pub use watch::is_visible;
pub(crate) use watch::{Notice, Watching, watch};

use crate::graph::What;
use crate::learned::Learned;
use crate::object::{Id, Kind, Object};
use crate::op::{Choice, Op};
use crate::outcome::Ending;
use crate::run::Run;
use crate::verb::Verb;
use crate::world::{Announced, Phase, ThreadId, World};
use crate::{memory, parts, pool, stack, thread_local};
use std::cell::Cell;
use std::panic::{Location, resume_unwind};
use std::thread;

/// What unwinds a thread whose execution is over. No program can catch it.
pub struct Abandoned;

::std::thread_local! {
    static CURRENT: Cell<Option<(ThreadId, u64)>> = const { Cell::new(None) };
}

/// Tells this operating-system thread which thread of the program it runs, and in which execution.
pub fn set_current(thread: Option<(ThreadId, u64)>) {
    CURRENT.set(thread);
    watch::begin();
}

/// The calling thread of the program, unless the caller is not part of an exploration.
pub fn current() -> Option<ThreadId> {
    let current = CURRENT.try_with(Cell::get).ok().flatten();
    current.map(|(thread, _)| thread)
}

/// The execution in which the calling thread runs; 0 if it is not part of any.
pub fn execution() -> u64 {
    let current = CURRENT.try_with(Cell::get).ok().flatten();
    current.map_or(0, |(_, execution)| execution)
}

/// Looks at the running execution, or changes it, without that being a step. A thread of an execution
/// that is over is taken out of it here, unless it unwinds already.
pub fn with<R>(act: impl FnOnce(&mut Run, ThreadId) -> R) -> R {
    let Some(me) = current() else {
        outside("an object of its std is used")
    };
    let mut guard = run_of_mine();
    let run = guard.as_mut().expect("an exploration runs its threads");
    if run.over && !thread::panicking() {
        release(guard);
        leave();
    }
    run.world.acting = me;
    stack::scrub();
    let result = act(run, me);
    release(guard);
    stack::scrub();
    result
}

/// Announces an operation, waits until it is chosen, and performs it.
#[track_caller]
pub fn step<R>(verb: &'static str, op: Op, act: impl FnOnce(&mut World, Choice) -> R) -> R {
    announce(verb, op, Location::caller(), act).unwrap_or_else(|| leave())
}

/// The same for what the caller knows to be asked for at `place`.
pub fn step_at<R>(
    place: &'static Location<'static>,
    verb: &'static str,
    op: Op,
    act: impl FnOnce(&mut World, Choice) -> R,
) -> R {
    announce(verb, op, place, act).unwrap_or_else(|| leave())
}

/// The same for destructors: where the thread unwinds in an execution that is over, what would have
/// to wait is left out, since nothing can be thrown from there.
#[track_caller]
pub fn step_in_drop(verb: &'static str, op: Op, act: impl FnOnce(&mut World, Choice)) {
    if current().is_some() {
        let done = announce(verb, op, Location::caller(), act);
        if done.is_none() && !thread::panicking() {
            leave();
        }
    }
}

/// Ends the execution, and takes the calling thread out of it.
pub fn end(ending: Ending) -> ! {
    with(|run, _| {
        if !run.over {
            run.end(ending);
        }
    });
    leave()
}

/// What the exploration has learned of the program, to look at it. Outside of an exploration there is
/// nothing.
pub(crate) fn has_learned(what: impl FnOnce(&Learned) -> bool) -> bool {
    current().is_some() && with(|run, _| what(&run.learned))
}

/// Takes note of something about the program; if `learn` says that it was new and that operations
/// count as steps now that did not before, the search begins again.
pub(crate) fn learn(learn: impl FnOnce(&mut Learned) -> bool) {
    if current().is_some() {
        with(|run, _| {
            if !run.over && learn(&mut run.learned) {
                run.begin_again();
            }
        });
    }
}

/// The object behind `id`, which this execution comes to know now if it does not yet.
/// `again` is called for something that an earlier execution has used: for statics.
pub fn object(
    id: &Id,
    memory: (usize, usize),
    kind: impl FnOnce() -> Kind,
    again: impl FnOnce(),
) -> usize {
    with(|run, me| {
        let object = id.in_execution(run.execution).unwrap_or_else(|| {
            if id.is_from_before() {
                again();
            }
            let object = run.world.add_object(Object {
                memory,
                ..Object::new(kind(), id.made())
            });
            id.set(run.execution, object);
            object
        });
        run.world.use_object(me, object);
        object
    })
}

/// Takes note that the program has dropped an object.
pub fn forget(id: &Id) {
    if current().is_none() {
        return;
    }
    with(|run, _| {
        if let Some(object) = id.in_execution(run.execution) {
            run.world.remove_object(object);
        }
    });
}

/// Whether the execution is over and only unwinds.
pub fn is_over() -> bool {
    current().is_none() || run().as_ref().is_none_or(|run| run.over)
}

/// Whether the calling thread has panicked since it was or was not `panicking`. What unwinds a thread
/// whose execution is over is no panic of the program.
pub fn panicked_since(panicking: bool) -> bool {
    !panicking && thread::panicking() && !is_over()
}

/// Whether an operation that has failed is one of a destructor after the end of the execution: what
/// it was about is gone already. It must not fail, since a second panic would end the process.
pub fn failed_after_the_end() -> bool {
    thread::panicking() && is_over()
}

/// Takes the calling thread out of an execution that is over.
pub fn leave() -> ! {
    if !thread::panicking() {
        resume_unwind(Box::new(Abandoned));
    }
    // A destructor, called while the thread unwinds, waits for something that will never happen.
    // Nothing can be thrown from there, so this thread sleeps from now on; another takes its place.
    pool::sleep_for_ever()
}

/// What a thread announces, where it finds what it does when it is chosen.
struct Request<'a> {
    verb: Verb,
    op: Op,
    place: &'static Location<'static>,
    act: &'a mut dyn FnMut(&mut World, Choice),
}

fn announce<R>(
    verb: &'static str,
    op: Op,
    place: &'static Location<'static>,
    act: impl FnOnce(&mut World, Choice) -> R,
) -> Option<R> {
    let mut act = Some(act);
    let mut result = None;
    let mut once = |world: &mut World, choice: Choice| {
        result = act.take().map(|act| act(world, choice));
    };
    let mut request = Request {
        verb: verb.into(),
        op,
        place,
        act: &mut once,
    };
    stack::above(&mut request, take_step);
    stack::scrub();
    result
}

/// Something is used by a thread that is not explored.
fn outside(what: impl std::fmt::Display) -> ! {
    panic!(
        "explorer: {what} outside of an exploration: before main, or in a thread that this std has not \
         started; that is not modelled"
    )
}

/// Announces, waits, performs. The program's part of the stack ends at `low`. In an execution that
/// is over nothing may be performed; what the operation owns is then dropped by the caller, without
/// the lock: that may be steps again.
extern "C-unwind" fn take_step(request: &mut Request, low: usize) {
    let &mut Request {
        verb, op, place, ..
    } = request;
    is_visible();
    let Some(me) = current() else { outside(verb) };
    let mut guard = run_of_mine();
    let run = guard.as_mut().expect("an exploration runs its threads");
    if !run.over {
        let line = run.names.line(place, run.world.tracing);
        if let Some(object) = op.object() {
            let first = &mut run.world.object_mut(object).first_line;
            *first = first.or(line);
        }
        let thread = &mut run.world.threads[me];
        thread.phase = Phase::Announced;
        thread.stack = (low, stack::base());
        thread.locals = [thread_local::place(), parts::place()];
        thread.announced = Some(Announced {
            op,
            verb,
            place,
            line,
        });
        run.choose(me);
        guard = wait_for_baton(guard, me);
    }
    let run = guard.as_mut().expect("an exploration runs its threads");
    if run.over {
        // In destructors, operations that need not wait may still be performed.
        let choice = match thread::panicking() {
            true => op.choices(&run.world, me).first().copied(),
            false => None,
        };
        if let Some(choice) = choice {
            run.world.acting = me;
            perform(request, &mut run.world, choice);
        }
        return release(guard);
    }
    let choice = run.baton.expect("this thread has the baton").choice;
    let announced = run.world.threads[me].announced.take();
    let thread = &mut run.world.threads[me];
    thread.phase = Phase::Running;
    thread.line = announced.as_ref().and_then(|announced| announced.line);
    // Where the thread is belongs to what it has seen: two states in which it is about to do different
    // things must never look alike, whatever else was not taken note of.
    let here = (
        std::mem::discriminant(&op),
        std::ptr::from_ref(place).addr(),
    );
    thread.history = thread.history.then(&(choice, here));
    thread.spurious += u32::from(choice == Choice::SPURIOUS);
    run.world.spurious_limit_was_felt |= thread.spurious == run.world.spurious_limit;
    run.world.acting = me;
    if let Some(object) = op.object() {
        run.world.mix(object);
    }
    let what = announced
        .filter(|_| run.world.tracing)
        .map(|announced| What {
            thread: run.world.thread_name(me),
            line: announced.line,
            text: run.what(&announced),
        });
    perform(request, &mut run.world, choice);
    run.performed(choice, what);
    release(guard);
}

/// The exploration, for a thread of the running execution. One that has been given up since it took no
/// step, and takes one after all, belongs to none: it stays here.
fn run_of_mine() -> Held {
    loop {
        let guard = run();
        let running = guard.as_ref().map(|run| run.execution);
        if running == Some(execution()) {
            return guard;
        }
        release(guard);
        thread::park();
    }
}

/// What an operation allocates is the program's: a channel's room for a message.
fn perform(request: &mut Request, world: &mut World, choice: Choice) {
    // What it does not write of its result must not differ either.
    stack::scrub();
    memory::of_program(true);
    (request.act)(world, choice);
    memory::of_program(false);
}

fn wait_for_baton(mut guard: Held, me: ThreadId) -> Held {
    loop {
        let run = guard.as_ref().expect("an exploration runs its threads");
        let mine = match run.over {
            true => run.unwinding == Some(me),
            false => run.baton.is_some_and(|baton| baton.thread == me),
        };
        if mine {
            return guard;
        }
        release(guard);
        thread::park();
        guard = self::run();
    }
}
