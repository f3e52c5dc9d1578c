//! `AtomicBool`.

use super::operations::{Shown, atomic, fetch, say};
use crate::engine;
use crate::history::History;
use crate::object::Kind;
use crate::op::{Choice, Op};
use crate::ordering;
use crate::shared::Shared;
use crate::world::World;
use std::fmt;
use std::panic::RefUnwindSafe;
use std::sync::atomic::Ordering;

atomic! {
    /// A `bool` that is read and written whole.
    AtomicBool: bool, |value| Some(History::of(&value));
}

impl Shown for bool {
    fn shown(&self) -> String {
        self.to_string()
    }
}

impl AtomicBool {
    fetch! { bool;
        /// "And"; says what was there before.
        fetch_and: "and", |old, by| old & by;
        /// "Nand"; says what was there before.
        fetch_nand: "nand", |old, by| !(old & by);
        /// "Or"; says what was there before.
        fetch_or: "or", |old, by| old | by;
        /// "Xor"; says what was there before.
        fetch_xor: "xor", |old, by| old ^ by;
    }

    /// "Not"; says what was there before.
    #[track_caller]
    pub fn fetch_not(&self, order: Ordering) -> bool {
        ordering::note([order]);
        self.change("not", |old| Some(!old)).0
    }
}

impl Default for AtomicBool {
    #[track_caller]
    fn default() -> Self {
        Self::new(false)
    }
}
