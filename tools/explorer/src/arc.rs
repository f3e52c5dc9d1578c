//! `std::sync::Arc` and `Weak`: counting is a step wherever somebody could notice the order.
//!
//! The counts are those of the real `Arc` inside. Cloning and dropping are no steps at first. Once
//! the program asks for a count, or for something that depends on one, they are: the search then
//! begins again. So it does once dropping the last part of a value is seen to do something that
//! others can notice, by taking a step or asking who it is: from then on dropping such an `Arc` is a
//! step, and its order is explored.

mod uninit;
mod value;
mod weak;

use crate::counts::{self, Count};
use std::any::Any;
use std::fmt;
use std::hash::Hash;
use std::marker::PhantomData;
use std::mem::ManuallyDrop;
use std::ops::Deref;
use std::panic::{RefUnwindSafe, UnwindSafe};
use std::pin::Pin;
use std::ptr::NonNull;
use std::sync::{Arc as Real, Weak as RealWeak};

/// A value that several parts share; it goes with the last of them.
pub struct Arc<T: ?Sized> {
    data: NonNull<T>,
    owns: PhantomData<Real<T>>,
}

/// A reference to the value of an `Arc` that does not keep it.
#[repr(transparent)]
pub struct Weak<T: ?Sized>(RealWeak<T>);

// SAFETY: as for the real one, which is inside.
unsafe impl<T: ?Sized + Sync + Send> Send for Arc<T> {}
// SAFETY: as above.
unsafe impl<T: ?Sized + Sync + Send> Sync for Arc<T> {}

impl<T: RefUnwindSafe + ?Sized> UnwindSafe for Arc<T> {}
impl<T: ?Sized> Unpin for Arc<T> {}

#[cfg(feature = "closures")]
mod unsized_values {
    use super::{Arc, Weak};
    use std::marker::Unsize;
    use std::ops::{CoerceUnsized, DispatchFromDyn, LegacyReceiver};

    impl<T: ?Sized + Unsize<U>, U: ?Sized> CoerceUnsized<Arc<U>> for Arc<T> {}
    impl<T: ?Sized + Unsize<U>, U: ?Sized> DispatchFromDyn<Arc<U>> for Arc<T> {}
    impl<T: ?Sized> LegacyReceiver for Arc<T> {}
    impl<T: ?Sized + Unsize<U>, U: ?Sized> CoerceUnsized<Weak<U>> for Weak<T> {}
    impl<T: ?Sized + Unsize<U>, U: ?Sized> DispatchFromDyn<Weak<U>> for Weak<T> {}
}

fn less_a_part_if(alone: &bool, count: Count) -> Count {
    if *alone { count.less_a_part() } else { count }
}

/// Where weak references are left, the value moves out to a new `Arc`.
fn moves_out(&(shared, watched): &(bool, bool), count: Count) -> Count {
    less_a_part_if(&(!shared && watched), count)
}

impl<T> Arc<T> {
    /// A value that nobody shares yet.
    #[track_caller]
    pub fn new(value: T) -> Arc<T> {
        Arc::of(Real::new(value))
    }

    /// A value that can hold references to itself.
    #[track_caller]
    pub fn new_cyclic<F: FnOnce(&Weak<T>) -> T>(make: F) -> Arc<T> {
        Arc::of(Real::new_cyclic(|weak| {
            // SAFETY: `Weak` is transparent.
            make(unsafe { &*std::ptr::from_ref(weak).cast::<Weak<T>>() })
        }))
    }

    /// A value that stays where it is.
    #[track_caller]
    pub fn pin(value: T) -> Pin<Arc<T>> {
        // SAFETY: what an `Arc` holds does not move.
        unsafe { Pin::new_unchecked(Arc::new(value)) }
    }

    /// The value, if nobody else has a part of it.
    #[track_caller]
    pub fn try_unwrap(this: Arc<T>) -> Result<T, Arc<T>> {
        let alone = this.ask("unwrap", |count| count.strong == 1, less_a_part_if);
        match alone {
            true => Real::try_unwrap(this.into_real()).map_err(Arc::from_real),
            false => Err(this),
        }
    }

    /// The value, if this is the last part of it.
    #[track_caller]
    pub fn into_inner(this: Arc<T>) -> Option<T> {
        this.ask(
            "unwrap",
            |count| count.strong == 1,
            |_, count| count.less_a_part(),
        );
        Real::into_inner(this.into_real())
    }

    /// The value, or a clone of it if others have parts.
    #[track_caller]
    pub fn unwrap_or_clone(this: Arc<T>) -> T
    where
        T: Clone,
    {
        Arc::try_unwrap(this).unwrap_or_else(|shared| T::clone(&shared))
    }
}

impl<T: ?Sized> Arc<T> {
    #[track_caller]
    fn of(real: Real<T>) -> Arc<T> {
        let made = Arc::from_real(real);
        counts::made(made.address(), made.count());
        made
    }

    fn from_real(real: Real<T>) -> Arc<T> {
        let data = Real::into_raw(real).cast_mut();
        Arc {
            // SAFETY: the value of an `Arc` is somewhere.
            data: unsafe { NonNull::new_unchecked(data) },
            owns: PhantomData,
        }
    }

    fn into_real(self) -> Real<T> {
        let this = ManuallyDrop::new(self);
        // SAFETY: it comes from `into_raw` of such an `Arc`, and this part is given up for it.
        unsafe { Real::from_raw(this.data.as_ptr()) }
    }

    /// The real `Arc`; the part is still this one's.
    fn real(&self) -> ManuallyDrop<Real<T>> {
        // SAFETY: as above, and what is returned is never dropped.
        ManuallyDrop::new(unsafe { Real::from_raw(self.data.as_ptr()) })
    }

    fn address(&self) -> usize {
        self.data.as_ptr().cast::<u8>().addr()
    }

    fn count(&self) -> Count {
        let real = self.real();
        Count {
            strong: Real::strong_count(&real),
            weak: Real::weak_count(&real),
        }
    }

    #[track_caller]
    fn ask<R: Hash + fmt::Debug>(
        &self,
        verb: &'static str,
        answer: impl FnOnce(Count) -> R,
        after: impl FnOnce(&R, Count) -> Count,
    ) -> R {
        counts::ask(verb, self.address(), || self.count(), answer, after)
    }

    /// How many parts there are.
    #[track_caller]
    pub fn strong_count(this: &Arc<T>) -> usize {
        this.ask("count", |count| count.strong, |_, count| count)
    }

    /// How many weak references there are.
    #[track_caller]
    pub fn weak_count(this: &Arc<T>) -> usize {
        this.ask("count weak", |count| count.weak, |_, count| count)
    }

    /// The value, to change it, if nobody else can come to it.
    #[track_caller]
    pub fn get_mut(this: &mut Arc<T>) -> Option<&mut T> {
        let alone = |count: Count| (count.strong, count.weak) == (1, 0);
        match this.ask("get mutably", alone, |_, count| count) {
            // SAFETY: this is the only part, and there is no weak reference.
            true => Some(unsafe { this.data.as_mut() }),
            false => None,
        }
    }

    /// A reference that does not keep the value.
    #[track_caller]
    pub fn downgrade(this: &Arc<T>) -> Weak<T> {
        let count = || this.count();
        counts::change("downgrade", this.address(), count, Count::and_a_weak);
        Weak(Real::downgrade(&this.real()))
    }

    /// Whether both are parts of one value.
    pub fn ptr_eq(this: &Arc<T>, other: &Arc<T>) -> bool {
        Real::ptr_eq(&this.real(), &other.real())
    }

    /// Where the value is.
    pub fn as_ptr(this: &Arc<T>) -> *const T {
        this.data.as_ptr()
    }

    /// Where the value is; the part is given up for it.
    pub fn into_raw(this: Arc<T>) -> *const T {
        ManuallyDrop::new(this).data.as_ptr()
    }

    /// The part that was given up for this.
    ///
    /// # Safety
    ///
    /// It comes from `into_raw`, once.
    pub unsafe fn from_raw(data: *const T) -> Arc<T> {
        // SAFETY: the caller vouches for it.
        Arc::from_real(unsafe { Real::from_raw(data) })
    }

    /// One part more, for a pointer.
    ///
    /// # Safety
    ///
    /// It comes from `into_raw`, and the value is still there.
    #[track_caller]
    pub unsafe fn increment_strong_count(data: *const T) {
        // SAFETY: the caller vouches for it; the pointer keeps its own part.
        let this = ManuallyDrop::new(unsafe { Arc::from_raw(data) });
        let _more = ManuallyDrop::new(Arc::clone(&this));
    }

    /// One part less, for a pointer.
    ///
    /// # Safety
    ///
    /// It comes from `into_raw` and has a part to give up.
    #[track_caller]
    pub unsafe fn decrement_strong_count(data: *const T) {
        // SAFETY: the caller vouches for it.
        drop(unsafe { Arc::from_raw(data) });
    }
}

impl<T: Clone> Arc<T> {
    /// The value, to change it: a clone of it if others can come to this one.
    #[track_caller]
    pub fn make_mut(this: &mut Arc<T>) -> &mut T {
        let (shared, watched) = this.ask(
            "make mutable",
            |count| (count.strong > 1, count.weak > 0),
            moves_out,
        );
        if shared {
            *this = Arc::new(T::clone(this));
        } else if watched {
            // SAFETY: it comes from `into_raw` of such an `Arc`; what comes back takes its place.
            let mut real = unsafe { Real::from_raw(this.data.as_ptr()) };
            // Moves the value out, since there is no other part.
            Real::make_mut(&mut real);
            let moved = ManuallyDrop::new(Arc::of(real));
            this.data = moved.data;
        }
        // SAFETY: nobody else can come to the value.
        unsafe { this.data.as_mut() }
    }
}

impl Arc<dyn Any + Send + Sync> {
    /// The same as what it really is, if that is a `T`.
    pub fn downcast<T: Any + Send + Sync>(self) -> Result<Arc<T>, Self> {
        let real = self.into_real();
        real.downcast().map(Arc::from_real).map_err(Arc::from_real)
    }
}

impl<T: ?Sized> Clone for Arc<T> {
    #[track_caller]
    fn clone(&self) -> Arc<T> {
        counts::change("clone", self.address(), || self.count(), Count::and_a_part);
        Arc::from_real(Real::clone(&self.real()))
    }
}

impl<T: ?Sized> Drop for Arc<T> {
    #[track_caller]
    fn drop(&mut self) {
        let address = self.address();
        let data = self.data;
        let count = || self.count();
        counts::drop_part::<T>(address, count, || {
            // SAFETY: it comes from `into_raw` of such an `Arc`, and this part ends here.
            drop(unsafe { Real::from_raw(data.as_ptr()) });
        });
    }
}

impl<T: ?Sized> Deref for Arc<T> {
    type Target = T;

    fn deref(&self) -> &T {
        // SAFETY: the value is there as long as any part of it.
        unsafe { self.data.as_ref() }
    }
}
