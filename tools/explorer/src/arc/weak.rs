//! What a `Weak` can do.

use super::{Arc, Weak};
use crate::counts::{self, Count};
use std::fmt;
use std::hash::Hash;
use std::mem::ManuallyDrop;
use std::sync::Weak as RealWeak;

impl<T> Weak<T> {
    /// A reference to nothing.
    pub const fn new() -> Weak<T> {
        Weak(RealWeak::new())
    }
}

impl<T: ?Sized> Weak<T> {
    fn address(&self) -> usize {
        self.0.as_ptr().cast::<u8>().addr()
    }

    fn count(&self) -> Count {
        Count {
            strong: self.0.strong_count(),
            weak: self.0.weak_count(),
        }
    }

    #[track_caller]
    fn ask<R: Hash + fmt::Debug>(
        &self,
        verb: &'static str,
        answer: impl FnOnce(Count) -> R,
        after: impl FnOnce(&R, Count) -> Count,
    ) -> R {
        match self.address() {
            NOWHERE => answer(self.count()),
            address => counts::ask(verb, address, || self.count(), answer, after),
        }
    }

    #[track_caller]
    fn change(&self, verb: &'static str, after: impl FnOnce(Count) -> Count) {
        if self.address() != NOWHERE {
            counts::change(verb, self.address(), || self.count(), after);
        }
    }

    /// A part of the value, if it is still there.
    #[track_caller]
    pub fn upgrade(&self) -> Option<Arc<T>> {
        let one_more = |there: &bool, count: Count| {
            if *there { count.and_a_part() } else { count }
        };
        self.ask("upgrade", |count| count.strong > 0, one_more);
        self.0.upgrade().map(Arc::from_real)
    }

    /// How many parts there are.
    #[track_caller]
    pub fn strong_count(&self) -> usize {
        self.ask("count", |count| count.strong, |_, count| count)
    }

    /// How many weak references there are, if the value is still there.
    #[track_caller]
    pub fn weak_count(&self) -> usize {
        self.ask("count weak", |count| count.weak, |_, count| count)
    }

    /// Whether both refer to one value.
    pub fn ptr_eq(&self, other: &Weak<T>) -> bool {
        self.0.ptr_eq(&other.0)
    }

    /// Where the value is, or was.
    pub fn as_ptr(&self) -> *const T {
        self.0.as_ptr()
    }

    /// The same; the reference is given up for it.
    pub fn into_raw(self) -> *const T {
        ManuallyDrop::new(self).0.as_ptr()
    }

    /// The reference that was given up for this.
    ///
    /// # Safety
    ///
    /// It comes from `into_raw`, once.
    pub unsafe fn from_raw(data: *const T) -> Weak<T> {
        // SAFETY: the caller vouches for it.
        Weak(unsafe { RealWeak::from_raw(data) })
    }
}

/// Where a `Weak` to nothing points.
const NOWHERE: usize = usize::MAX;

impl<T: ?Sized> Clone for Weak<T> {
    #[track_caller]
    fn clone(&self) -> Weak<T> {
        self.change("clone", Count::and_a_weak);
        Weak(self.0.clone())
    }
}

impl<T: ?Sized> Drop for Weak<T> {
    #[track_caller]
    fn drop(&mut self) {
        self.change("drop", Count::less_a_weak);
    }
}

impl<T> Default for Weak<T> {
    fn default() -> Weak<T> {
        Weak::new()
    }
}

impl<T: ?Sized> fmt::Debug for Weak<T> {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str("(Weak)")
    }
}
