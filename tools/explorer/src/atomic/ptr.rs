//! `AtomicPtr`: an address says nothing about what is behind it, so it never stands for a history.

use super::operations::{Shown, atomic, say};
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
    /// A pointer that is read and written whole.
    AtomicPtr<T>: *mut T, |_| None;
}

/// The number of an address would be another in every run, so only the type is told.
impl<T> Shown for *mut T {
    fn shown(&self) -> String {
        match self.is_null() {
            true => "null".into(),
            false => std::any::type_name::<*mut T>().into(),
        }
    }
}

macro_rules! fetch_pointer {
    ($($(#[$doc:meta])* $name:ident: $verb:literal, $new:expr;)+) => {$(
        $(#[$doc])*
        #[track_caller]
        pub fn $name(&self, by: usize, order: Ordering) -> *mut T {
        ordering::note([order]);
            let new: fn(*mut T, usize) -> *mut T = $new;
            self.change($verb, |old| Some(new(old, by))).0
        }
    )+};
}

impl<T> AtomicPtr<T> {
    fetch_pointer! {
        /// Adds elements, wrapping around, and says what was there before.
        fetch_ptr_add: "add to", |old, by| old.wrapping_add(by);
        /// Subtracts elements, wrapping around, and says what was there before.
        fetch_ptr_sub: "subtract from", |old, by| old.wrapping_sub(by);
        /// Adds bytes, wrapping around, and says what was there before.
        fetch_byte_add: "add to", |old, by| old.wrapping_byte_add(by);
        /// Subtracts bytes, wrapping around, and says what was there before.
        fetch_byte_sub: "subtract from", |old, by| old.wrapping_byte_sub(by);
        /// Bitwise "or" with the address; says what was there before.
        fetch_or: "or", |old, by| old.map_addr(|address| address | by);
        /// Bitwise "and" with the address; says what was there before.
        fetch_and: "and", |old, by| old.map_addr(|address| address & by);
        /// Bitwise "xor" with the address; says what was there before.
        fetch_xor: "xor", |old, by| old.map_addr(|address| address ^ by);
    }
}

impl<T> Default for AtomicPtr<T> {
    #[track_caller]
    fn default() -> Self {
        Self::new(std::ptr::null_mut())
    }
}

impl<T> fmt::Pointer for AtomicPtr<T> {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        fmt::Pointer::fmt(&self.load(Ordering::Relaxed), f)
    }
}
