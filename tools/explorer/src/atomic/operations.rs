//! What every atomic type can do: load, store, swap, exchange, update; each is one step.

use crate::world::World;

/// Describes a step, and the value that the atomic has after it, if somebody wants to know.
pub(super) fn say<T: Shown>(
    world: &mut World,
    object: usize,
    now: T,
    text: impl FnOnce() -> String,
) {
    if world.tracing {
        world.object_mut(object).shown = now.shown();
        world.say(text);
    }
}

/// A value of an atomic as a schedule shows it.
pub(super) trait Shown {
    fn shown(&self) -> String;
}

macro_rules! atomic {
    ($($(#[$doc:meta])* $name:ident $(<$of:ident>)?: $type:ty, $key:expr;)+) => {$(
        $(#[$doc])*
        pub struct $name $(<$of>)? (Shared<$type>);

        // SAFETY: the value is copied out and in by single steps; nobody gets a reference.
        unsafe impl $(<$of>)? Sync for $name $(<$of>)? {}
        // SAFETY: as for the real one: it can be sent whatever it points to.
        unsafe impl $(<$of>)? Send for $name $(<$of>)? {}
        impl $(<$of>)? RefUnwindSafe for $name $(<$of>)? {}

        impl $(<$of>)? $name $(<$of>)? {
            /// An atomic with this value.
            #[inline]
            #[track_caller]
            pub const fn new(value: $type) -> Self {
                Self(Shared::new(value))
            }

            /// The value, for the only owner.
            #[inline]
            pub fn into_inner(self) -> $type {
                self.0.into_inner()
            }

            /// The value, for the only owner.
            #[inline]
            pub fn get_mut(&mut self) -> &mut $type {
                self.0.get_mut()
            }

            /// Reads the value.
            #[inline]
            #[track_caller]
            pub fn load(&self, order: Ordering) -> $type {
                ordering::note([order]);
                ordering::check_load(order);
                let object = self.0.object(|| Kind::Atomic);
                engine::step("load", Op::Always(Some(object)), |world, _| {
                    // SAFETY: nobody else performs a step at the same time.
                    let value = unsafe { *self.0.get() };
                    Self::read(world, object, value);
                    say(world, object, value, || format!(": {}", value.shown()));
                    value
                })
            }

            /// Writes the value.
            #[inline]
            #[track_caller]
            pub fn store(&self, value: $type, order: Ordering) {
                ordering::note([order]);
                ordering::check_store(order);
                let object = self.0.object(|| Kind::Atomic);
                engine::step("store", Op::Always(Some(object)), |world, _| {
                    // SAFETY: nobody else performs a step at the same time.
                    unsafe { *self.0.get() = value };
                    world.wrote(object, Self::key(value));
                    say(world, object, value, || format!(": {}", value.shown()));
                });
            }

            /// Writes the value and says what was there before.
            #[inline]
            #[track_caller]
            pub fn swap(&self, value: $type, order: Ordering) -> $type {
                ordering::note([order]);
                self.change("swap", |_| Some(value)).0
            }

            /// Writes `new` if the value is `current`.
            #[inline]
            #[track_caller]
            pub fn compare_exchange(
                &self,
                current: $type,
                new: $type,
                success: Ordering,
                failure: Ordering,
            ) -> Result<$type, $type> {
                ordering::note([success, failure]);
                ordering::check_failure(failure);
                let found = self.change("compare and exchange", |old| (old == current).then_some(new));
                if found.1 { Ok(found.0) } else { Err(found.0) }
            }

            /// The same, but it may fail although the value is `current`.
            #[inline]
            #[track_caller]
            pub fn compare_exchange_weak(
                &self,
                current: $type,
                new: $type,
                success: Ordering,
                failure: Ordering,
            ) -> Result<$type, $type> {
                ordering::note([success, failure]);
                ordering::check_failure(failure);
                let object = self.0.object(|| Kind::Atomic);
                let op = Op::MayFail(object);
                let found = self.change_as("compare and exchange", op, object, |choice, old| {
                    (choice == Choice::DONE && old == current).then_some(new)
                });
                if found.1 { Ok(found.0) } else { Err(found.0) }
            }

            /// Writes `new` if the value is `current`; says what was there before.
            #[track_caller]
            #[deprecated(since = "1.50.0", note = "use `compare_exchange` instead")]
            #[inline]
            pub fn compare_and_swap(&self, current: $type, new: $type, order: Ordering) -> $type {
                ordering::note([order]);
                self.change("compare and exchange", |old| (old == current).then_some(new)).0
            }

            /// Loads, asks `f` for a new value, and exchanges, until nobody came between.
            #[inline]
            #[track_caller]
            pub fn fetch_update<F>(
                &self,
                set_order: Ordering,
                fetch_order: Ordering,
                f: F,
            ) -> Result<$type, $type>
            where
                F: FnMut($type) -> Option<$type>,
            {
                self.try_update(set_order, fetch_order, f)
            }

            /// The same under its new name.
            #[inline]
            #[track_caller]
            pub fn try_update(
                &self,
                set_order: Ordering,
                fetch_order: Ordering,
                mut f: impl FnMut($type) -> Option<$type>,
            ) -> Result<$type, $type> {
                let mut old = self.load(fetch_order);
                while let Some(new) = f(old) {
                    match self.compare_exchange(old, new, set_order, fetch_order) {
                        Ok(old) => return Ok(old),
                        Err(found) => old = found,
                    }
                }
                Err(old)
            }

            /// The same for a function that always has a new value; says what was there before.
            #[inline]
            #[track_caller]
            pub fn update(
                &self,
                set_order: Ordering,
                fetch_order: Ordering,
                mut f: impl FnMut($type) -> $type,
            ) -> $type {
                let old = self.try_update(set_order, fetch_order, |old| Some(f(old)));
                old.unwrap_or_else(|old| old)
            }

            #[track_caller]
            pub(in crate::atomic) fn change(
                &self,
                verb: &'static str,
                new: impl FnOnce($type) -> Option<$type>,
            ) -> ($type, bool) {
                let object = self.0.object(|| Kind::Atomic);
                self.change_as(verb, Op::Always(Some(object)), object, |_, old| new(old))
            }

            #[inline]
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
                    Self::read(world, object, old);
                    match new(choice, old) {
                        None => {
                            say(world, object, old, || format!(": is {}, unchanged", old.shown()));
                            (old, false)
                        }
                        Some(new) => {
                            // SAFETY: as above.
                            unsafe { *self.0.get() = new };
                            world.wrote(object, Self::key(new));
                            say(world, object, new, || {
                                format!(": was {}, now {}", old.shown(), new.shown())
                            });
                            (old, true)
                        }
                    }
                })
            }

            #[inline]
            fn read(world: &mut World, object: usize, value: $type) {
                world.read(object, Self::key(value));
            }

            #[inline]
            fn key(value: $type) -> Option<History> {
                let key: fn($type) -> Option<History> = $key;
                key(value)
            }
        }

        impl $(<$of>)? fmt::Debug for $name $(<$of>)? {
            #[inline]
            fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
                self.load(Ordering::Relaxed).fmt(f)
            }
        }

        impl $(<$of>)? From<$type> for $name $(<$of>)? {
            #[inline]
            #[track_caller]
            fn from(value: $type) -> Self {
                Self::new(value)
            }
        }
    )+};
}

pub(super) use atomic;

macro_rules! fetch {
    ($type:ty; $($(#[$doc:meta])* $name:ident: $verb:literal, $new:expr;)+) => {$(
        $(#[$doc])*
        #[inline]
        #[track_caller]
        pub fn $name(&self, by: $type, order: Ordering) -> $type {
            ordering::note([order]);
            let new: fn($type, $type) -> $type = $new;
            self.change($verb, |old| Some(new(old, by))).0
        }
    )+};
}

pub(super) use fetch;
