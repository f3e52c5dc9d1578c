//! `std::sync::atomic`: every operation is one step, sequentially consistent whatever the ordering.

pub use ::std::sync::atomic::{Ordering, compiler_fence};

use crate::engine;
use crate::history::History;
use crate::object::Kind;
use crate::op::{Choice, Op};
use crate::shared::Shared;
use crate::world::World;
use std::fmt;

/// A fence: all steps are in one order already.
#[track_caller]
pub fn fence(_: Ordering) {
    engine::step("fence", Op::Always(None), |_, _| ());
}

/// Tells the processor that this loop waits; a step, at which others may go on.
#[track_caller]
pub fn spin_loop() {
    engine::step("spin", Op::Always(None), |_, _| ());
}

fn say<T: fmt::Debug>(world: &mut World, object: usize, text: String, value: T) {
    if world.tracing {
        world.say(|| text);
        world.object_mut(object).shown = format!("{value:?}");
    }
}

macro_rules! atomic {
    ($($(#[$doc:meta])* $name:ident: $type:ty, $key:expr;)+) => {$(
        $(#[$doc])*
        pub struct $name (Shared<$type>);

        // SAFETY: the value is copied out and in by single steps; nobody gets a reference.
        unsafe impl Sync for $name {}
        // SAFETY: as for the real one: it can be sent whatever it points to.
        unsafe impl Send for $name {}

        impl $name {
            /// An atomic with this value.
            #[track_caller]
            pub const fn new(value: $type) -> Self {
                Self(Shared::new(value))
            }

            /// The value, for the only owner.
            pub fn into_inner(self) -> $type {
                self.0.into_inner()
            }

            /// The value, for the only owner.
            pub fn get_mut(&mut self) -> &mut $type {
                self.0.get_mut()
            }

            /// Reads the value.
            #[track_caller]
            pub fn load(&self, _: Ordering) -> $type {
                let object = self.0.object(|| Kind::Atomic);
                engine::step("load", Op::Always(Some(object)), |world, _| {
                    // SAFETY: nobody else performs a step at the same time.
                    let value = unsafe { *self.0.get() };
                    world.read(object, Some(Self::key(value)));
                    say(world, object, format!(": {value:?}"), value);
                    value
                })
            }

            /// Writes the value.
            #[track_caller]
            pub fn store(&self, value: $type, _: Ordering) {
                let object = self.0.object(|| Kind::Atomic);
                engine::step("store", Op::Always(Some(object)), |world, _| {
                    // SAFETY: nobody else performs a step at the same time.
                    unsafe { *self.0.get() = value };
                    world.wrote(object, Some(Self::key(value)));
                    say(world, object, format!(": {value:?}"), value);
                });
            }

            /// Writes the value and says what was there before.
            #[track_caller]
            pub fn swap(&self, value: $type, _: Ordering) -> $type {
                self.change("swap", |_| Some(value)).0
            }

            /// Writes `new` if the value is `current`.
            #[track_caller]
            pub fn compare_exchange(
                &self,
                current: $type,
                new: $type,
                _: Ordering,
                _: Ordering,
            ) -> Result<$type, $type> {
                let found = self.change("compare and exchange", |old| (old == current).then_some(new));
                if found.1 { Ok(found.0) } else { Err(found.0) }
            }

            /// The same, but it may fail although the value is `current`.
            #[track_caller]
            pub fn compare_exchange_weak(
                &self,
                current: $type,
                new: $type,
                _: Ordering,
                _: Ordering,
            ) -> Result<$type, $type> {
                let object = self.0.object(|| Kind::Atomic);
                let op = Op::MayFail(object);
                let found = self.change_as("compare and exchange", op, object, |choice, old| {
                    (choice == Choice::DONE && old == current).then_some(new)
                });
                if found.1 { Ok(found.0) } else { Err(found.0) }
            }

            /// Loads, asks `f` for a new value, and exchanges, until nobody came between.
            #[track_caller]
            pub fn fetch_update<F>(&self, _: Ordering, _: Ordering, mut f: F) -> Result<$type, $type>
            where
                F: FnMut($type) -> Option<$type>,
            {
                let mut old = self.load(Ordering::SeqCst);
                while let Some(new) = f(old) {
                    match self.compare_exchange(old, new, Ordering::SeqCst, Ordering::SeqCst) {
                        Ok(old) => return Ok(old),
                        Err(found) => old = found,
                    }
                }
                Err(old)
            }

            #[track_caller]
            fn change(
                &self,
                verb: &'static str,
                new: impl FnOnce($type) -> Option<$type>,
            ) -> ($type, bool) {
                let object = self.0.object(|| Kind::Atomic);
                self.change_as(verb, Op::Always(Some(object)), object, |_, old| new(old))
            }

            #[track_caller]
            fn change_as(
                &self,
                verb: &'static str,
                op: Op,
                object: usize,
                new: impl FnOnce(Choice, $type) -> Option<$type>,
            ) -> ($type, bool) {
                engine::step(verb, op, |world, choice| {
                    // SAFETY: nobody else performs a step at the same time.
                    let old = unsafe { *self.0.get() };
                    world.read(object, Some(Self::key(old)));
                    match new(choice, old) {
                        None => {
                            say(world, object, format!(": is {old:?}, unchanged"), old);
                            (old, false)
                        }
                        Some(new) => {
                            // SAFETY: as above.
                            unsafe { *self.0.get() = new };
                            world.wrote(object, Some(Self::key(new)));
                            say(world, object, format!(": was {old:?}, now {new:?}"), new);
                            (old, true)
                        }
                    }
                })
            }

            fn key(value: $type) -> History {
                let key: fn($type) -> History = $key;
                key(value)
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
                self.load(Ordering::Relaxed).fmt(f)
            }
        }

        impl From<$type> for $name {
            #[track_caller]
            fn from(value: $type) -> Self {
                Self::new(value)
            }
        }
    )+};
}

macro_rules! integer {
    ($($(#[$doc:meta])* $name:ident: $type:ty;)+) => {
        atomic! { $($(#[$doc])* $name: $type, |value| History::of(&value);)+ }
        $(
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

macro_rules! fetch {
    ($type:ty; $($(#[$doc:meta])* $name:ident: $verb:literal, $new:expr;)+) => {$(
        $(#[$doc])*
        #[track_caller]
        pub fn $name(&self, by: $type, _: Ordering) -> $type {
            let new: fn($type, $type) -> $type = $new;
            self.change($verb, |old| Some(new(old, by))).0
        }
    )+};
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

atomic! {
    /// A `bool` that is read and written whole.
    AtomicBool: bool, |value| History::of(&value);
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
    pub fn fetch_not(&self, _: Ordering) -> bool {
        self.change("not", |old| Some(!old)).0
    }
}

impl Default for AtomicBool {
    #[track_caller]
    fn default() -> Self {
        Self::new(false)
    }
}
