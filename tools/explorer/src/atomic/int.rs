//! The atomic integers of every width.

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

macro_rules! integer {
    ($($(#[$doc:meta])* $name:ident: $type:ty;)+) => {
        atomic! { $($(#[$doc])* $name: $type, |value| Some(History::of(&value));)+ }
        $(
            impl Shown for $type {
                fn shown(&self) -> String {
                    self.to_string()
                }
            }

            impl $name {
                fetch! { $type;
                    /// Adds, wrapping around, and says what was there before.
                    fetch_add: "add to", |old: $type, by| old.wrapping_add(by);
                    /// Subtracts, wrapping around, and says what was there before.
                    fetch_sub: "subtract from", |old: $type, by| old.wrapping_sub(by);
                    /// Keeps the larger one and says what was there before.
                    fetch_max: "raise", |old: $type, by| old.max(by);
                    /// Keeps the smaller one and says what was there before.
                    fetch_min: "lower", |old: $type, by| old.min(by);
                    /// Bitwise "and"; says what was there before.
                    fetch_and: "and", |old: $type, by| old & by;
                    /// Bitwise "nand"; says what was there before.
                    fetch_nand: "nand", |old: $type, by: $type| !(old & by);
                    /// Bitwise "or"; says what was there before.
                    fetch_or: "or", |old: $type, by| old | by;
                    /// Bitwise "xor"; says what was there before.
                    fetch_xor: "xor", |old: $type, by| old ^ by;
                }
            }

            impl Default for $name {
                #[track_caller]
                fn default() -> Self {
                    Self::new(<$type>::default())
                }
            }
        )+
    };
}

integer! {
    /// An `i8` that is read and written whole.
    AtomicI8: i8;
    /// An `i16` that is read and written whole.
    AtomicI16: i16;
    /// An `i32` that is read and written whole.
    AtomicI32: i32;
    /// An `i64` that is read and written whole.
    AtomicI64: i64;
    /// An `isize` that is read and written whole.
    AtomicIsize: isize;
    /// A `u8` that is read and written whole.
    AtomicU8: u8;
    /// A `u16` that is read and written whole.
    AtomicU16: u16;
    /// A `u32` that is read and written whole.
    AtomicU32: u32;
    /// A `u64` that is read and written whole.
    AtomicU64: u64;
    /// A `usize` that is read and written whole.
    AtomicUsize: usize;
}
