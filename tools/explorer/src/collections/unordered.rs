//! What hash maps and sets have in common: the real one inside, and that its order is noted.

use crate::engine::{self, Notice, Watching};
use crate::limits::Cut;
use crate::memory;
use std::cell::RefCell;
use std::thread::panicking;

/// A program goes through so many elements of a hash map or set: in the same order in every execution,
/// which is one of many.
pub(super) fn note_order(elements: usize) {
    if elements > 1 && engine::current().is_some() && !engine::is_over() {
        engine::with(|run, _| {
            let why = "the order of a HashMap or HashSet is another in every run";
            run.search.cut(Cut::Unseen(why.into()));
        });
    }
}

::std::thread_local! {
    /// For each map that is being dropped, whether the thread was panicking before.
    static BEFORE: RefCell<Vec<(Watching, bool)>> = const { RefCell::new(Vec::new()) };
}

/// Dropped before the elements of a map, as the first field.
#[derive(Clone)]
pub(super) struct Before;

/// Dropped after them: if others could notice something meanwhile, the order may matter.
#[derive(Clone)]
pub(super) struct After;

impl Drop for Before {
    fn drop(&mut self) {
        let of_program = memory::of_program(false);
        BEFORE.with_borrow_mut(|before| before.push((Watching::start(Notice::Order), panicking())));
        memory::of_program(of_program);
    }
}

impl Drop for After {
    fn drop(&mut self) {
        let before = BEFORE.with_borrow_mut(Vec::pop);
        // If somebody has noticed it, that is said already, however many elements there were.
        if let Some((watching, before)) = before {
            watching.end(panicking() && !before);
        }
    }
}

/// The real one's methods that go through it.
macro_rules! in_order {
    ($($(#[$doc:meta])* fn $name:ident($self:ident: $by:ty) -> $iterator:ty;)+) => {$(
        $(#[$doc])*
        pub fn $name($self: $by) -> $iterator {
            note_order($self.real.len());
            $self.real.$name()
        }
    )+};
}

/// A map or set from its beginning to its end, and the real one to which it leads.
macro_rules! unordered {
    ($name:ident<$($of:ident),+>) => {
        impl<$($of),+> $name<$($of),+> {
            /// An empty one.
            pub fn new() -> Self {
                $name::default()
            }

            /// An empty one with room for so many.
            pub fn with_capacity(capacity: usize) -> Self {
                $name::with_capacity_and_hasher(capacity, RandomState::default())
            }
        }

        impl<$($of,)+ S> $name<$($of,)+ S> {
            /// An empty one that hashes as it is told.
            pub const fn with_hasher(hasher: S) -> Self {
                $name::of(Real::with_hasher(hasher))
            }

            /// The same with room for so many.
            pub fn with_capacity_and_hasher(capacity: usize, hasher: S) -> Self {
                $name::of(Real::with_capacity_and_hasher(capacity, hasher))
            }

            const fn of(real: Real<$($of,)+ S>) -> Self {
                $name {
                    _before: Before,
                    real,
                    _after: After,
                }
            }

            /// Drops all elements.
            pub fn clear(&mut self) {
                drop(Before);
                let _after = After;
                self.real.clear();
            }
        }

        impl<$($of,)+ S> Deref for $name<$($of,)+ S> {
            type Target = Real<$($of,)+ S>;

            fn deref(&self) -> &Self::Target {
                &self.real
            }
        }

        impl<$($of,)+ S> DerefMut for $name<$($of,)+ S> {
            fn deref_mut(&mut self) -> &mut Self::Target {
                &mut self.real
            }
        }

        impl<$($of,)+ S: Default> Default for $name<$($of,)+ S> {
            fn default() -> Self {
                $name::of(Real::default())
            }
        }
    };
}

pub(super) use {in_order, unordered};
