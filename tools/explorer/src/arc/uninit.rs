//! An `Arc` whose value is written later.

use super::{Arc, Real};
use std::mem::MaybeUninit;

impl<T> Arc<T> {
    /// Room for a value.
    #[track_caller]
    pub fn new_uninit() -> Arc<MaybeUninit<T>> {
        Arc::of(Real::new_uninit())
    }

    /// The same, full of zeros.
    #[track_caller]
    pub fn new_zeroed() -> Arc<MaybeUninit<T>> {
        Arc::of(Real::new_zeroed())
    }
}

impl<T> Arc<[T]> {
    /// Room for so many values.
    #[track_caller]
    pub fn new_uninit_slice(length: usize) -> Arc<[MaybeUninit<T>]> {
        Arc::of(Real::new_uninit_slice(length))
    }

    /// The same, full of zeros.
    #[track_caller]
    pub fn new_zeroed_slice(length: usize) -> Arc<[MaybeUninit<T>]> {
        Arc::of(Real::new_zeroed_slice(length))
    }
}

impl<T> Arc<MaybeUninit<T>> {
    /// The value that has been written there.
    ///
    /// # Safety
    ///
    /// There is one.
    pub unsafe fn assume_init(self) -> Arc<T> {
        // SAFETY: the caller vouches for it.
        Arc::from_real(unsafe { self.into_real().assume_init() })
    }
}

impl<T> Arc<[MaybeUninit<T>]> {
    /// The values that have been written there.
    ///
    /// # Safety
    ///
    /// There are as many as there is room for.
    pub unsafe fn assume_init(self) -> Arc<[T]> {
        // SAFETY: the caller vouches for it.
        Arc::from_real(unsafe { self.into_real().assume_init() })
    }
}
