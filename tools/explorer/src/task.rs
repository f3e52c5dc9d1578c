//! `std::task`, with a `Wake` for the `Arc` of this crate.

pub use ::std::task::{Context, Poll, RawWaker, RawWakerVTable, Waker, ready};

#[cfg(feature = "closures")]
pub use wake::Wake;

/// Only with that feature can a method be one of such an `Arc`.
#[cfg(feature = "closures")]
mod wake {
    use crate::sync::Arc;
    use std::mem::ManuallyDrop;
    use std::task::{RawWaker, RawWakerVTable, Waker};

    /// What a `Waker` can be made of.
    pub trait Wake {
        /// Wakes the task.
        fn wake(self: Arc<Self>);

        /// Wakes the task and keeps the reference.
        fn wake_by_ref(self: &Arc<Self>) {
            self.clone().wake();
        }
    }

    impl<W: Wake + Send + Sync + 'static> From<Arc<W>> for Waker {
        #[track_caller]
        fn from(waker: Arc<W>) -> Waker {
            // SAFETY: what `raw` returns keeps one part of the `Arc`, and all of it may go to other threads.
            unsafe { Waker::from_raw(raw(waker)) }
        }
    }

    impl<W: Wake + Send + Sync + 'static> From<Arc<W>> for RawWaker {
        #[track_caller]
        fn from(waker: Arc<W>) -> RawWaker {
            raw(waker)
        }
    }

    fn raw<W: Wake + Send + Sync + 'static>(waker: Arc<W>) -> RawWaker {
        unsafe fn clone<W: Wake + Send + Sync + 'static>(waker: *const ()) -> RawWaker {
            // SAFETY: the pointer comes from `into_raw` below, and its part stays where it is.
            let waker = unsafe { ManuallyDrop::new(Arc::from_raw(waker.cast::<W>())) };
            raw(Arc::clone(&waker))
        }

        unsafe fn wake<W: Wake + Send + Sync + 'static>(waker: *const ()) {
            // SAFETY: as above; whoever calls this gives the part up.
            W::wake(unsafe { Arc::from_raw(waker.cast::<W>()) });
        }

        unsafe fn wake_by_ref<W: Wake + Send + Sync + 'static>(waker: *const ()) {
            // SAFETY: as above, and the part stays where it is.
            let waker = unsafe { ManuallyDrop::new(Arc::from_raw(waker.cast::<W>())) };
            W::wake_by_ref(&waker);
        }

        unsafe fn forget<W: Wake + Send + Sync + 'static>(waker: *const ()) {
            // SAFETY: as above; whoever calls this gives the part up.
            drop(unsafe { Arc::from_raw(waker.cast::<W>()) });
        }

        RawWaker::new(
            Arc::into_raw(waker).cast(),
            &RawWakerVTable::new(clone::<W>, wake::<W>, wake_by_ref::<W>, forget::<W>),
        )
    }
}
