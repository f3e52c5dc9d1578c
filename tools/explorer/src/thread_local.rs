//! `thread_local!`: one value per thread, which starts afresh in every execution.

pub use ::std::thread::AccessError;

use crate::engine;
use std::any::Any;
use std::cell::{Cell, RefCell};
use std::fmt;
use std::rc::Rc;

struct Value {
    key: usize,
    value: Rc<dyn Any>,
}

::std::thread_local! {
    static VALUES: RefCell<Vec<Value>> = const { RefCell::new(Vec::new()) };
}

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
    pub fn with<F: FnOnce(&T) -> R, R>(&'static self, f: F) -> R {
        f(&self.value_or(self.make))
    }

    /// The same; the value of an explored thread is there until the thread ends.
    pub fn try_with<F: FnOnce(&T) -> R, R>(&'static self, f: F) -> Result<R, AccessError> {
        Ok(self.with(f))
    }

    fn value_or(&'static self, make: impl FnOnce() -> T) -> Rc<T> {
        engine::is_visible();
        let key = ::std::ptr::from_ref(self) as usize;
        let known = VALUES.with_borrow(|values| {
            let found = values.iter().find(|known| known.key == key);
            found.map(|known| Rc::clone(&known.value))
        });
        let value = known.unwrap_or_else(|| {
            let made: Rc<dyn Any> = Rc::new(make());
            let value = Value {
                key,
                value: Rc::clone(&made),
            };
            VALUES.with_borrow_mut(|values| values.push(value));
            made
        });
        value.downcast().expect("a key has values of one type")
    }
}

impl<T: 'static> fmt::Debug for LocalKey<T> {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.debug_struct("LocalKey").finish_non_exhaustive()
    }
}

impl<T: 'static> LocalKey<Cell<T>> {
    /// Sets this thread's value, also as its first one.
    pub fn set(&'static self, value: T) {
        let mut value = Some(Cell::new(value));
        let cell = self.value_or(|| value.take().expect("it is made once"));
        if let Some(value) = value {
            cell.set(value.into_inner());
        }
    }

    /// This thread's value.
    pub fn get(&'static self) -> T
    where
        T: Copy,
    {
        self.with(Cell::get)
    }

    /// Takes this thread's value.
    pub fn take(&'static self) -> T
    where
        T: Default,
    {
        self.with(Cell::take)
    }

    /// Replaces this thread's value.
    pub fn replace(&'static self, value: T) -> T {
        self.with(|cell| cell.replace(value))
    }
}

impl<T: 'static> LocalKey<RefCell<T>> {
    /// Calls the closure with this thread's value borrowed.
    pub fn with_borrow<F: FnOnce(&T) -> R, R>(&'static self, f: F) -> R {
        self.with(|cell| f(&cell.borrow()))
    }

    /// Calls the closure with this thread's value mutably borrowed.
    pub fn with_borrow_mut<F: FnOnce(&mut T) -> R, R>(&'static self, f: F) -> R {
        self.with(|cell| f(&mut cell.borrow_mut()))
    }

    /// Sets this thread's value, also as its first one.
    pub fn set(&'static self, value: T) {
        let mut value = Some(RefCell::new(value));
        let cell = self.value_or(|| value.take().expect("it is made once"));
        if let Some(value) = value {
            *cell.borrow_mut() = value.into_inner();
        }
    }

    /// Takes this thread's value.
    pub fn take(&'static self) -> T
    where
        T: Default,
    {
        self.with(RefCell::take)
    }

    /// Replaces this thread's value.
    pub fn replace(&'static self, value: T) -> T {
        self.with(|cell| cell.replace(value))
    }
}

/// Where the list of this thread's values is, and its size in bytes.
pub(crate) fn place() -> (usize, usize) {
    VALUES.with(|values| (::std::ptr::from_ref(values).addr(), size_of_val(values)))
}

/// Drops this thread's values, as a thread does when it ends.
pub(crate) fn destroy_all() {
    while let Some(value) = VALUES.with_borrow_mut(Vec::pop) {
        drop(value);
    }
    // The room for them is this execution's; in the next one nobody would look into it.
    VALUES.take();
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
