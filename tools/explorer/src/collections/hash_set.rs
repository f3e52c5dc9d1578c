//! `HashSet`: the real one, which hashes alike in every execution and tells when it is gone through.

pub use ::std::collections::hash_set::{
    Difference, Drain, ExtractIf, Intersection, IntoIter, Iter, SymmetricDifference, Union,
};

use super::unordered::{After, Before, in_order, note_order, unordered};
use crate::hash::RandomState;
use ::std::borrow::Borrow;
use ::std::collections::HashSet as Real;
use ::std::fmt;
use ::std::hash::{BuildHasher, Hash};
use ::std::ops::{BitAnd, BitOr, BitXor, Deref, DerefMut, Sub};

/// A set without an order.
#[derive(Clone)]
pub struct HashSet<T, S = RandomState> {
    _before: Before,
    real: Real<T, S>,
    _after: After,
}

unordered! { HashSet<T> }

impl<T, S> HashSet<T, S> {
    in_order! {
        /// All elements.
        fn iter(self: &Self) -> Iter<'_, T>;
        /// All elements, which leave the set.
        fn drain(self: &mut Self) -> Drain<'_, T>;
    }

    /// Keeps the elements that the closure wants; it sees them in the set's order.
    pub fn retain<F: FnMut(&T) -> bool>(&mut self, f: F) {
        note_order(self.real.len());
        self.real.retain(f);
    }

    /// The elements that the closure wants, which leave the set; it sees them in the set's order.
    pub fn extract_if<F: FnMut(&T) -> bool>(&mut self, f: F) -> ExtractIf<'_, T, F> {
        note_order(self.real.len());
        self.real.extract_if(f)
    }
}

macro_rules! two_sets {
    ($($(#[$doc:meta])* $name:ident $iterator:ident $operator:ident $operate:ident;)+) => {$(
        impl<T: Eq + Hash, S: BuildHasher> HashSet<T, S> {
            $(#[$doc])*
            pub fn $name<'a>(&'a self, other: &'a HashSet<T, S>) -> $iterator<'a, T, S> {
                note_order(self.real.len() + other.real.len());
                self.real.$name(&other.real)
            }
        }

        impl<T: Eq + Hash + Clone, S: BuildHasher + Default> $operator<&HashSet<T, S>>
            for &HashSet<T, S>
        {
            type Output = HashSet<T, S>;

            fn $operate(self, other: &HashSet<T, S>) -> HashSet<T, S> {
                HashSet::of($operator::$operate(&self.real, &other.real))
            }
        }
    )+};
}

two_sets! {
    /// What is in this one and not in the other one.
    difference Difference Sub sub;
    /// What is in both.
    intersection Intersection BitAnd bitand;
    /// What is in either.
    union Union BitOr bitor;
    /// What is in only one of the two.
    symmetric_difference SymmetricDifference BitXor bitxor;
}

/// As for maps: the argument can be the set's.
impl<T: Eq + Hash, S: BuildHasher> HashSet<T, S> {
    /// Adds an element; says whether it is new.
    pub fn insert(&mut self, element: T) -> bool {
        self.real.insert(element)
    }

    /// Adds an element in place of an equal one, which is returned.
    pub fn replace(&mut self, element: T) -> Option<T> {
        self.real.replace(element)
    }

    /// Takes an element out; says whether it was there.
    pub fn remove<Q: ?Sized + Eq + Hash>(&mut self, element: &Q) -> bool
    where
        T: Borrow<Q>,
    {
        self.real.remove(element)
    }

    /// Takes an element out and returns it.
    pub fn take<Q: ?Sized + Eq + Hash>(&mut self, element: &Q) -> Option<T>
    where
        T: Borrow<Q>,
    {
        self.real.take(element)
    }

    /// Makes room for so many more.
    pub fn reserve(&mut self, more: usize) {
        self.real.reserve(more);
    }
}

impl<T: fmt::Debug, S> fmt::Debug for HashSet<T, S> {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.debug_set().entries(self.iter()).finish()
    }
}

impl<T: Eq + Hash, S: BuildHasher> PartialEq for HashSet<T, S> {
    fn eq(&self, other: &Self) -> bool {
        self.real == other.real
    }
}

impl<T: Eq + Hash, S: BuildHasher> Eq for HashSet<T, S> {}

impl<T: Eq + Hash, S: BuildHasher + Default> FromIterator<T> for HashSet<T, S> {
    fn from_iter<I: IntoIterator<Item = T>>(elements: I) -> Self {
        HashSet::of(Real::from_iter(elements))
    }
}

impl<T: Eq + Hash, const N: usize> From<[T; N]> for HashSet<T> {
    fn from(elements: [T; N]) -> Self {
        elements.into_iter().collect()
    }
}

impl<T: Eq + Hash, S: BuildHasher> Extend<T> for HashSet<T, S> {
    fn extend<I: IntoIterator<Item = T>>(&mut self, elements: I) {
        self.real.extend(elements);
    }
}

impl<'a, T: Eq + Hash + Copy, S: BuildHasher> Extend<&'a T> for HashSet<T, S> {
    fn extend<I: IntoIterator<Item = &'a T>>(&mut self, elements: I) {
        self.real.extend(elements);
    }
}

impl<T, S> IntoIterator for HashSet<T, S> {
    type Item = T;
    type IntoIter = IntoIter<T>;

    fn into_iter(self) -> IntoIter<T> {
        note_order(self.real.len());
        self.real.into_iter()
    }
}

impl<'a, T, S> IntoIterator for &'a HashSet<T, S> {
    type Item = &'a T;
    type IntoIter = Iter<'a, T>;

    fn into_iter(self) -> Iter<'a, T> {
        self.iter()
    }
}
