//! Panics: the message is printed by a step; nobody but the explorer catches the end of an execution.

pub use ::std::panic::{
    AssertUnwindSafe, Location, PanicHookInfo, RefUnwindSafe, UnwindSafe, panic_any, resume_unwind,
};

use crate::engine::{self, Abandoned};
use crate::outcome::Stream;
use crate::print;
use std::any::Any;
use std::sync::Once;

/// Calls the closure and catches its panic.
pub fn catch_unwind<F: FnOnce() -> R + UnwindSafe, R>(f: F) -> ::std::thread::Result<R> {
    let result = ::std::panic::catch_unwind(f);
    match result {
        Err(payload) if payload.is::<Abandoned>() => resume_unwind(payload),
        result => result,
    }
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
                return;
            }
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
            print::print(
                Stream::Err,
                format!("\nthread '{name}' panicked at {place}:\n{text}\n"),
            );
        }));
    });
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
