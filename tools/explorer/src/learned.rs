//! What executions so far have shown of the program: which operations have to be steps, since
//! somebody can tell when they happen.
//!
//! Most programs cannot tell when an `Arc` is cloned or a thread's result is dropped; there these
//! operations are free. Where an execution shows that somebody can, the search begins again with what
//! it has learned. All of it belongs to one exploration: another one starts with nothing.

use crate::counts::Counted;
use crate::parts::Printing;
use crate::time::Timing;
use std::any::TypeId;
use std::collections::BTreeSet;

/// What one exploration has learned.
#[derive(Clone, Debug, Default)]
pub struct Learned {
    /// About the counts of `Arc`s.
    pub(crate) counts: Counted,
    /// About what is printed.
    pub(crate) printing: Printing,
    /// About the clock.
    pub(crate) timing: Timing,
    /// Whether some thread asks whether another has finished.
    pub(crate) finishing: bool,
    /// Whether a thread parks that waits for scopes, too. The real ones wait by parking: they take the
    /// thread's token, and leave one behind.
    pub(crate) parking_in_scopes: bool,
    /// Whether some operation has a weaker ordering than `SeqCst`.
    pub(crate) weak_orderings: bool,
    /// The types of results for which others can tell when a result, or the payload of a panic in
    /// its place, is dropped.
    pub(crate) results: BTreeSet<TypeId>,
    /// Whether it is as if somebody could tell everything: to compare with what was learned.
    pub(crate) everything: bool,
}

impl Learned {
    /// As if an execution had shown everything that one can show.
    pub(crate) fn everything() -> Learned {
        Learned {
            counts: Counted::everything(),
            printing: Printing::everything(),
            timing: Timing::everything(),
            finishing: true,
            parking_in_scopes: true,
            weak_orderings: false,
            results: BTreeSet::new(),
            everything: true,
        }
    }

    /// Whether others can tell when a thread gives up its result, whatever the result is.
    pub(crate) fn finishing_is_a_step(&self) -> bool {
        self.finishing || self.parking_in_scopes
    }
}
