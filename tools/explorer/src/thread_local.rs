//! `thread_local!`: one value per thread, which starts afresh in every execution.

use crate::engine::{self, Notice};
use crate::process;
use std::any::Any;
use std::cell::{Cell, RefCell};
use std::error::Error;
use std::fmt;
use std::mem;
use std::rc::Rc;

/// A value of the calling thread.
struct Local {
    key: usize,
    /// None once it has been destroyed, or while it is.
    value: Option<Rc<dyn Any>>,
    has_destructor: bool,
}

::std::thread_local! {
    static VALUES: RefCell<Vec<Local>> = const { RefCell::new(Vec::new()) };
}

/// What `try_with` says of a value that the calling thread has destroyed, or is about to.
#[non_exhaustive]
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct AccessError;

impl fmt::Debug for AccessError {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.debug_struct("AccessError").finish()
    }
}

impl fmt::Display for AccessError {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str("already destroyed")
    }
}

impl Error for AccessError {}

/// A value that each thread has its own copy of.
pub struct LocalKey<T: 'static> {
    make: fn() -> T,
}

impl<T: 'static> LocalKey<T> {
    #[doc(hidden)]
    pub const fn new(make: fn() -> T) -> LocalKey<T> {
        LocalKey { make }
    }

    /// Calls the closure with this thread's value, which is made when it is first asked for.
    ///
    /// # Panics
    /// Where the calling thread has destroyed its value, or is about to.
    #[track_caller]
    pub fn with<F: FnOnce(&T) -> R, R>(&'static self, f: F) -> R {
        f(&self.value_or(self.make))
    }

    /// The same.
    ///
    /// # Errors
    /// Where the calling thread has destroyed its value, or is about to.
    pub fn try_with<F: FnOnce(&T) -> R, R>(&'static self, f: F) -> Result<R, AccessError> {
        Ok(f(&*self.try_value_or(self.make)?))
    }

    #[track_caller]
    fn value_or(&'static self, make: impl FnOnce() -> T) -> Rc<T> {
        self.try_value_or(make).unwrap_or_else(|error| {
            panic!(
                "cannot access a Thread Local Storage value during or after destruction: {error:?}"
            )
        })
    }

    fn try_value_or(&'static self, make: impl FnOnce() -> T) -> Result<Rc<T>, AccessError> {
        engine::is_visible();
        let key = ::std::ptr::from_ref(self) as usize;
        let known = VALUES.with_borrow(|values| {
            let found = values.iter().find(|known| known.key == key);
            found.map(|known| known.value.clone().ok_or(AccessError))
        });
        let value = match known {
            Some(known) => known?,
            None => {
                let made: Rc<dyn Any> = Rc::new(make());
                let local = Local {
                    key,
                    value: Some(Rc::clone(&made)),
                    has_destructor: mem::needs_drop::<T>(),
                };
                VALUES.with_borrow_mut(|values| values.push(local));
                made
            }
        };
        Ok(value.downcast().expect("a key has values of one type"))
    }
}

impl<T: 'static> fmt::Debug for LocalKey<T> {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.debug_struct("LocalKey").finish_non_exhaustive()
    }
}

impl<T: 'static> LocalKey<Cell<T>> {
    /// Sets this thread's value, also as its first one.
    #[track_caller]
    pub fn set(&'static self, value: T) {
        let mut value = Some(Cell::new(value));
        let cell = self.value_or(|| value.take().expect("it is made once"));
        if let Some(value) = value {
            cell.set(value.into_inner());
        }
    }

    /// This thread's value.
    #[track_caller]
    pub fn get(&'static self) -> T
    where
        T: Copy,
    {
        self.with(Cell::get)
    }

    /// Takes this thread's value.
    #[track_caller]
    pub fn take(&'static self) -> T
    where
        T: Default,
    {
        self.with(Cell::take)
    }

    /// Replaces this thread's value.
    #[track_caller]
    pub fn replace(&'static self, value: T) -> T {
        self.with(|cell| cell.replace(value))
    }
}

impl<T: 'static> LocalKey<RefCell<T>> {
    /// Calls the closure with this thread's value borrowed.
    #[track_caller]
    pub fn with_borrow<F: FnOnce(&T) -> R, R>(&'static self, f: F) -> R {
        self.with(|cell| f(&cell.borrow()))
    }

    /// Calls the closure with this thread's value mutably borrowed.
    #[track_caller]
    pub fn with_borrow_mut<F: FnOnce(&mut T) -> R, R>(&'static self, f: F) -> R {
        self.with(|cell| f(&mut cell.borrow_mut()))
    }

    /// Sets this thread's value, also as its first one.
    #[track_caller]
    pub fn set(&'static self, value: T) {
        let mut value = Some(RefCell::new(value));
        let cell = self.value_or(|| value.take().expect("it is made once"));
        if let Some(value) = value {
            *cell.borrow_mut() = value.into_inner();
        }
    }

    /// Takes this thread's value.
    #[track_caller]
    pub fn take(&'static self) -> T
    where
        T: Default,
    {
        self.with(RefCell::take)
    }

    /// Replaces this thread's value.
    #[track_caller]
    pub fn replace(&'static self, value: T) -> T {
        self.with(|cell| cell.replace(value))
    }
}

/// Where the list of this thread's values is, and its size in bytes.
pub(crate) fn place() -> (usize, usize) {
    VALUES.with(|values| (::std::ptr::from_ref(values).addr(), size_of_val(values)))
}

/// Whether values of this thread do something when they are destroyed.
pub(crate) fn has_destructors() -> bool {
    VALUES.with_borrow(|values| {
        let mut left = values.iter().filter(|local| local.value.is_some());
        left.any(|local| local.has_destructor)
    })
}

/// Destroys this thread's values as a thread does when it ends: the youngest first, those included that
/// are made meanwhile. A value that has no destructor can be used until the end; any other cannot from
/// the moment when its own begins. A panic in a destructor ends the program.
pub(crate) fn destroy_all() {
    let youngest = |values: &mut Vec<Local>| {
        let mut left = values.iter_mut().rev();
        left.find(|local| local.has_destructor && local.value.is_some())
            .and_then(|local| local.value.take())
    };
    while let Some(value) = VALUES.with_borrow_mut(youngest) {
        if let (Err(payload), _) = engine::watch(Notice::Nothing, || drop(value)) {
            process::fatal("thread local panicked on drop", payload);
        }
    }
    forget();
}

/// Drops what this thread's values still hold. The room for them is this execution's; in the next one
/// nobody would look into it.
pub(crate) fn forget() {
    drop(VALUES.take());
}

/// Declares values that each thread has its own copy of.
#[macro_export]
macro_rules! thread_local {
    () => {};
    ($(#[$attribute:meta])* $visible:vis static $name:ident: $type:ty = const $init:block $(; $($rest:tt)*)?) => {
        $crate::thread_local!($(#[$attribute])* $visible static $name: $type = $init; $($($rest)*)?);
    };
    ($(#[$attribute:meta])* $visible:vis static $name:ident: $type:ty = $init:expr $(; $($rest:tt)*)?) => {
        $(#[$attribute])*
        $visible static $name: $crate::thread::LocalKey<$type> = {
            fn make() -> $type { $init }
            $crate::thread::LocalKey::new(make)
        };
        $($crate::thread_local!($($rest)*);)?
    };
}
