//! `thread_local!`: one value per thread, which starts afresh in every execution.

pub use ::std::thread::AccessError;

use crate::engine;
use std::any::Any;
use std::cell::{Cell, RefCell};
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
        f(&self.value())
    }

    /// The same; the value of an explored thread is there until the thread ends.
    pub fn try_with<F: FnOnce(&T) -> R, R>(&'static self, f: F) -> Result<R, AccessError> {
        Ok(self.with(f))
    }

    fn value(&'static self) -> Rc<T> {
        engine::is_visible();
        let key = ::std::ptr::from_ref(self) as usize;
        let known = VALUES.with_borrow(|values| {
            let found = values.iter().find(|known| known.key == key);
            found.map(|known| Rc::clone(&known.value))
        });
        let value = known.unwrap_or_else(|| {
            let made: Rc<dyn Any> = Rc::new((self.make)());
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

impl<T: 'static> LocalKey<Cell<T>> {
    /// Sets this thread's value.
    pub fn set(&'static self, value: T) {
        self.with(|cell| cell.set(value));
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

    /// Sets this thread's value.
    pub fn set(&'static self, value: T) {
        self.with(|cell| drop(cell.replace(value)));
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
