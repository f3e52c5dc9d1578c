//! Panics: the message is printed by a step; nobody but the explorer catches the end of an execution.

pub use ::std::panic::{
    AssertUnwindSafe, Location, PanicHookInfo, RefUnwindSafe, UnwindSafe, panic_any, resume_unwind,
};

use crate::engine::{self, Notice};
use crate::limits::Cut;
use crate::op::Op;
use crate::pool;
use crate::print;
use crate::process;
use crate::world::Phase;
use std::any::Any;
use std::sync::{Arc, Mutex, Once, PoisonError};

type Hook = dyn Fn(&PanicHookInfo<'_>) + Sync + Send + 'static;

/// What the program calls on a panic, and the execution in which it said so.
static HOOK: Mutex<Option<(u64, Arc<Hook>)>> = Mutex::new(None);

/// Calls the closure and catches its panic.
pub fn catch_unwind<F: FnOnce() -> R + UnwindSafe, R>(f: F) -> ::std::thread::Result<R> {
    engine::watch(Notice::Nothing, f).0
}

/// From now on a panic calls `hook` in place of printing its message.
#[track_caller]
pub fn set_hook(hook: Box<Hook>) {
    change_hook("set the panic hook", Some(hook.into()));
}

/// From now on a panic prints its message again; returns what it called before.
#[track_caller]
pub fn take_hook() -> Box<Hook> {
    match change_hook("take the panic hook", None) {
        Some(hook) => Box::new(move |info| hook(info)),
        None => Box::new(print_message),
    }
}

#[track_caller]
fn change_hook(verb: &'static str, hook: Option<Arc<Hook>>) -> Option<Arc<Hook>> {
    engine::step(verb, Op::Always(None), |_, _| ());
    let execution = engine::with(|run, me| {
        let runs = |(id, phase)| id != me && phase != Phase::Finished;
        let threads = run.world.threads.iter().map(|thread| thread.phase);
        if threads.enumerate().any(runs) {
            let why = "which panic hook a thread finds that panics meanwhile is no step";
            run.search.cut(Cut::Unseen(why.into()));
        }
        // What a hook holds is reached from here only.
        run.world.memory_is_hidden = true;
        run.execution
    });
    let mut place = HOOK.lock().unwrap_or_else(PoisonError::into_inner);
    let before = std::mem::replace(&mut *place, hook.map(|hook| (execution, hook)));
    drop(place);
    match before {
        Some((of, hook)) if of == execution => Some(hook),
        // What an earlier execution left there belongs to nobody any more.
        stale => {
            std::mem::forget(stale);
            None
        }
    }
}

fn hook() -> Option<Arc<Hook>> {
    let execution = engine::with(|run, _| run.execution);
    let place = HOOK.lock().unwrap_or_else(PoisonError::into_inner);
    let of_now = place.as_ref().filter(|(of, _)| *of == execution);
    of_now.map(|(_, hook)| Arc::clone(hook))
}

/// From now on a panic in an explored thread prints its message as a step of that thread: as the
/// real one would, without the number of the operating-system thread and the note on backtraces.
pub(crate) fn capture_messages() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        let outside = ::std::panic::take_hook();
        ::std::panic::set_hook(Box::new(move |info| {
            if engine::current().is_none() {
                return outside(info);
            }
            if engine::is_busy() {
                // A defect of the explorer, while it held its own lock: nobody could go on.
                outside(info);
                ::std::process::abort();
            }
            if engine::is_over() {
                // The thread unwinds already, and this would end the process.
                pool::sleep_for_ever();
            }
            match hook() {
                Some(hook) => hook(info),
                None => print_message(info),
            }
            if !can_unwind(info) {
                let text = "thread caused non-unwinding panic. aborting.\n";
                print::print_past_the_lock(text.into());
                process::abort();
            }
        }));
    });
}

/// Whether the panic unwinds the thread. One that leaves a destructor while the thread unwinds already,
/// or a function of C, does not: the program is aborted once its message has been printed.
#[cfg(feature = "closures")]
fn can_unwind(info: &PanicHookInfo) -> bool {
    info.can_unwind()
}

/// Stable Rust cannot tell: where a panic does not unwind, the explorer is aborted with the program.
#[cfg(not(feature = "closures"))]
fn can_unwind(_: &PanicHookInfo) -> bool {
    true
}

fn print_message(info: &PanicHookInfo) {
    let (name, place) = engine::with(|run, me| {
        let name = match (&run.world.threads[me].name, me) {
            (Some(name), _) => name.clone(),
            (None, 0) => "main".into(),
            (None, _) => "<unnamed>".into(),
        };
        let place = info.location().map(|at| {
            let file = run.names.shown(at.file());
            format!("{file}:{}:{}", at.line(), at.column())
        });
        (name, place.unwrap_or_default())
    });
    let text = message(info.payload());
    print::print_past_the_lock(format!("\nthread '{name}' panicked at {place}:\n{text}\n"));
}

fn message(payload: &dyn Any) -> &str {
    match payload.downcast_ref::<&str>() {
        Some(text) => text,
        None => match payload.downcast_ref::<String>() {
            Some(text) => text,
            None => "Box<dyn Any>",
        },
    }
}
