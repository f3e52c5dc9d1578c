//! The data behind a modelled type: shared, changed by whoever the model lets, and restored for
//! each execution if it is a static's.

use crate::history::History;
use crate::object::{Id, Kind};
use crate::world::ObjectId;
use crate::{engine, value};
use std::cell::UnsafeCell;
use std::mem::MaybeUninit;

/// A value with an identity.
#[derive(Debug)]
pub struct Shared<T: ?Sized> {
    id: Id,
    initial: UnsafeCell<Option<Box<[MaybeUninit<u8>]>>>,
    data: UnsafeCell<T>,
}

// SAFETY: `initial` is touched only by the thread that holds the baton. `data` is handed out by the
// types built on this one, each under the same conditions as the type that it stands for; they
// have the bounds (`Mutex<T>: Sync` where `T: Send`).
unsafe impl<T: ?Sized + Send> Sync for Shared<T> {}

impl<T> Shared<T> {
    /// A value made at the caller's line.
    #[track_caller]
    pub const fn new(data: T) -> Shared<T> {
        Shared {
            id: Id::new(),
            initial: UnsafeCell::new(None),
            data: UnsafeCell::new(data),
        }
    }

    /// The value, for its only owner.
    pub fn into_inner(self) -> T {
        self.learn();
        self.data.into_inner()
    }
}

impl<T: ?Sized> Shared<T> {
    /// Which object of the running execution this is.
    pub fn object(&self, kind: impl FnOnce() -> Kind) -> ObjectId {
        let size = size_of_val(self);
        let address = std::ptr::from_ref(self).cast::<u8>() as usize;
        self.remember();
        engine::object(&self.id, (address, size), kind, || self.restore())
    }

    /// Where the value is.
    pub fn get(&self) -> *mut T {
        self.data.get()
    }

    /// The value, for its only owner, who may change it.
    pub fn get_mut(&mut self) -> &mut T {
        self.learn();
        if engine::current().is_some() {
            engine::with(|run, _| {
                if let Some(object) = self.id.in_execution(run.execution) {
                    run.world.wrote(object, None);
                }
            });
        }
        self.data.get_mut()
    }

    /// The fingerprint of the value, if its type has one. Only for whoever may read it now.
    pub fn exact(&self) -> Option<History> {
        // SAFETY: the caller may read the value: the model has given it the lock, or the value is
        // read and written in single steps.
        value::exact(unsafe { &*self.data.get() })
    }

    /// The only owner sees the value, without any step.
    fn learn(&self) {
        if engine::current().is_some() {
            engine::with(|run, _| {
                if let Some(object) = self.id.in_execution(run.execution) {
                    run.world.read(object, self.exact());
                }
            });
        }
    }

    /// Keeps the bytes of a value that has never been used: it may be a static's.
    fn remember(&self) {
        if self.id.is_from_before() {
            return;
        }
        let size = size_of_val(&self.data);
        let bytes = self.data.get().cast::<MaybeUninit<u8>>();
        // SAFETY: only the holder of the baton gets here, so nobody else touches `initial`, and
        // nobody has been given `data` yet. The bytes are copied without a claim on what they are.
        unsafe {
            *self.initial.get() = Some(std::slice::from_raw_parts(bytes, size).into());
        }
    }

    /// Gives a static its first value again. The last one is leaked, as a static's always is.
    fn restore(&self) {
        let bytes = self.data.get().cast::<MaybeUninit<u8>>();
        // SAFETY: as above; the threads of the earlier execution are gone. What is a static's first
        // value was made by the compiler and owns nothing, so it may exist again.
        unsafe {
            if let Some(initial) = &*self.initial.get() {
                bytes.copy_from_nonoverlapping(initial.as_ptr(), initial.len());
            }
        }
    }
}
