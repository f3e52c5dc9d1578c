//! Guards of a part of what a lock protects: they keep the guard of the whole and a pointer to the part.

/// The guard of the whole, whatever its type: it is only dropped.
pub trait Whole {}

impl<T> Whole for T {}

/// `map` and its relatives, for a guard that gives exclusive access (`mut`) or shared access (`const`).
macro_rules! mapping {
    (mut $(<const $of:ident>)? $guard:ident => $mapped:ident) => {
        mapping! { @ [mut] [$(const $of: bool,)?] [$($of,)?] $guard $mapped from_mut }
    };
    (const $(<const $of:ident>)? $guard:ident => $mapped:ident) => {
        mapping! { @ [] [$(const $of: bool,)?] [$($of,)?] $guard $mapped from_ref }
    };
    (@ [$($mut:tt)?] [$($of:tt)*] [$($arg:tt)*] $guard:ident $mapped:ident $from:ident) => {
        impl<'a, $($of)* T: ?Sized + 'a> $guard<'a, $($arg)* T> {
            /// A guard of a part.
            #[allow(unused_mut, reason = "for exclusive access")]
            pub fn map<U: ?Sized, F>(mut s: Self, f: F) -> $mapped<'a, U>
            where
                F: FnOnce(& $($mut)? T) -> & $($mut)? U,
            {
                let part = std::ptr::$from(f(& $($mut)? *s));
                $mapped::new(s, part)
            }

            /// A guard of a part, or the guard again.
            #[allow(unused_mut, reason = "for exclusive access")]
            pub fn try_map<U: ?Sized, F>(mut s: Self, f: F) -> Result<$mapped<'a, U>, Self>
            where
                F: FnOnce(& $($mut)? T) -> Option<& $($mut)? U>,
            {
                match f(& $($mut)? *s).map(std::ptr::$from) {
                    Some(part) => Ok($mapped::new(s, part)),
                    None => Err(s),
                }
            }

            /// A guard of a part, or the guard again and why not.
            #[allow(unused_mut, reason = "for exclusive access")]
            pub fn try_map_or_err<U: ?Sized, F, E>(
                mut s: Self,
                f: F,
            ) -> Result<$mapped<'a, U>, (Self, E)>
            where
                F: FnOnce(& $($mut)? T) -> Result<& $($mut)? U, E>,
            {
                match f(& $($mut)? *s).map(std::ptr::$from) {
                    Ok(part) => Ok($mapped::new(s, part)),
                    Err(why) => Err((s, why)),
                }
            }

            /// Lets go of the lock. Whoever gets it next might have come just now anyway.
            pub fn unlock_fair(s: Self) {
                drop(s);
            }
        }
    };
}

/// A guard of a part.
macro_rules! mapped {
    ($(#[$doc:meta])* mut $name:ident) => {
        mapped! { @ $(#[$doc])* $name mut }
        mapping! { mut $name => $name }

        impl<T: ?Sized> std::ops::DerefMut for $name<'_, T> {
            fn deref_mut(&mut self) -> &mut T {
                // SAFETY: the guard of the whole gives exclusive access and is not used meanwhile.
                unsafe { &mut *self.part }
            }
        }
    };
    ($(#[$doc:meta])* const $name:ident) => {
        mapped! { @ $(#[$doc])* $name const }
        mapping! { const $name => $name }
    };
    (@ $(#[$doc:meta])* $name:ident $access:tt) => {
        $(#[$doc])*
        #[must_use = "if unused the lock will immediately unlock"]
        pub struct $name<'a, T: ?Sized> {
            _whole: Box<dyn $crate::mapped::Whole + 'a>,
            part: * $access T,
        }

        // SAFETY: a shared guard gives shared access to the part.
        unsafe impl<T: ?Sized + Sync> Sync for $name<'_, T> {}

        impl<'a, T: ?Sized> $name<'a, T> {
            pub(crate) fn new(whole: impl $crate::mapped::Whole + 'a, part: * $access T) -> Self {
                let _whole = Box::new(whole);
                $name { _whole, part }
            }
        }

        impl<T: ?Sized> std::ops::Deref for $name<'_, T> {
            type Target = T;

            fn deref(&self) -> &T {
                // SAFETY: the part belongs to what the guard of the whole gives access to, and that
                // guard is still there.
                unsafe { &*self.part }
            }
        }

        $crate::mapped::shown_as_data! { [] $name }
    };
}

/// A guard prints what it protects.
macro_rules! shown_as_data {
    ([$($of:tt)*] $guard:ident $($arg:ident)?) => {
        impl<$($of)* T: ?Sized + std::fmt::Debug> std::fmt::Debug for $guard<'_, $($arg,)? T> {
            fn fmt(&self, f: &mut std::fmt::Formatter) -> std::fmt::Result {
                (**self).fmt(f)
            }
        }

        impl<$($of)* T: ?Sized + std::fmt::Display> std::fmt::Display for $guard<'_, $($arg,)? T> {
            fn fmt(&self, f: &mut std::fmt::Formatter) -> std::fmt::Result {
                (**self).fmt(f)
            }
        }
    };
}

pub(crate) use {mapped, mapping, shown_as_data};
