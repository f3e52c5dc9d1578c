//! Code of the program that is called where it does not show, such as destructors: whether others can
//! notice when.
//!
//! What is noticed is learned at once, before the step is taken that shows it: the step may wait forever.

use super::{Abandoned, current, with};
use crate::learned::Learned;
use crate::limits::Cut;
use crate::memory;
use std::any::TypeId;
use std::cell::{Cell, RefCell};
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::thread;

/// What is learned if others can notice when something is called.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) enum Notice {
    /// Nothing.
    #[default]
    Nothing,
    /// That results of this type do something when they are dropped.
    Result(TypeId),
    /// That values of this type in an `Arc` do.
    Value(TypeId),
    /// That values of a type that is not known, in an `Arc`, do.
    AnyValue,
    /// That the text which is printed at this file, line and column takes steps while it is formatted.
    Text((&'static str, u32, u32)),
    /// That the order of what a hash map or set holds matters when it is dropped.
    Order,
}

impl Notice {
    /// Whether this was new, and operations count as steps now that did not before.
    fn learn(self, learned: &mut Learned) -> bool {
        match self {
            Notice::Nothing | Notice::Order => false,
            Notice::Result(of) => learned.results.insert(of),
            Notice::Value(of) => learned.counts.types.insert(of),
            Notice::AnyValue => !std::mem::replace(&mut learned.counts.any, true),
            Notice::Text(place) => learned.printing.busy_places.insert(place),
        }
    }
}

::std::thread_local! {
    /// Whether others can notice what the calling thread has done since the innermost watch began.
    static NOTICED: Cell<bool> = const { Cell::new(false) };
    /// What is to be learned for each watch, until it is.
    static NOTICES: RefCell<Vec<Notice>> = const { RefCell::new(Vec::new()) };
}

/// Nothing is watched in a thread that begins.
pub(super) fn begin() {
    NOTICED.set(false);
    NOTICES.with_borrow_mut(Vec::clear);
}

/// The calling thread does something that others can notice, or that depends on which thread it is.
pub fn is_visible() {
    NOTICED.set(true);
    let pending = |notices: &Vec<Notice>| notices.iter().any(|n| !matches!(n, Notice::Nothing));
    if current().is_none() || !NOTICES.with_borrow(pending) {
        return;
    }
    let of_program = memory::of_program(false);
    let notices: Vec<Notice> =
        NOTICES.with_borrow_mut(|notices| notices.iter_mut().map(std::mem::take).collect());
    with(|run, _| {
        for notice in &notices {
            if matches!(notice, Notice::Order) {
                let why = "the order of a HashMap or HashSet is another in every run";
                run.search.cut(Cut::Unseen(why.into()));
            }
            if !run.over && notice.learn(&mut run.learned) {
                run.begin_again();
            }
        }
    });
    drop(notices);
    memory::of_program(of_program);
}

/// Something is watched. What was noticed before lies on the program's stack, and must come back when
/// the program's state does: it is no counter.
#[derive(Clone, Copy)]
pub(crate) struct Watching(bool);

impl Watching {
    /// From now on what the calling thread does is watched.
    pub(crate) fn start(notice: Notice) -> Watching {
        let of_program = memory::of_program(false);
        NOTICES.with_borrow_mut(|notices| notices.push(notice));
        memory::of_program(of_program);
        Watching(NOTICED.replace(false))
    }

    /// Whether others can notice what the thread has done since; a panic can be noticed, too.
    pub(crate) fn end(self, panicked: bool) -> bool {
        if panicked {
            is_visible();
        }
        NOTICES.with_borrow_mut(Vec::pop);
        let noticed = NOTICED.get();
        NOTICED.set(self.0 || noticed);
        noticed
    }
}

/// Calls the program's code; says also whether others can notice when.
pub(crate) fn watch<R>(notice: Notice, act: impl FnOnce() -> R) -> (thread::Result<R>, bool) {
    let watching = Watching::start(notice);
    let result = catch_unwind(AssertUnwindSafe(act));
    let abandoned = |result: &thread::Result<R>| match result {
        Err(payload) => payload.is::<Abandoned>(),
        Ok(_) => false,
    };
    let abandoned = abandoned(&result);
    let noticed = watching.end(result.is_err() && !abandoned);
    match result {
        Err(payload) if abandoned => resume_unwind(payload),
        result => (result, noticed),
    }
}
