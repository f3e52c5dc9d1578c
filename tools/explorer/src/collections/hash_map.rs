//! `HashMap`: the real one, which hashes alike in every execution and tells when it is gone through.

pub use crate::hash::{DefaultHasher, RandomState};
pub use ::std::collections::hash_map::{
    Drain, Entry, ExtractIf, IntoIter, IntoKeys, IntoValues, Iter, IterMut, Keys, OccupiedEntry,
    VacantEntry, Values, ValuesMut,
};

use super::unordered::{After, Before, in_order, note_order, unordered};
use ::std::borrow::Borrow;
use ::std::collections::HashMap as Real;
use ::std::fmt;
use ::std::hash::{BuildHasher, Hash};
use ::std::ops::{Deref, DerefMut, Index};

/// A map without an order.
#[derive(Clone)]
pub struct HashMap<K, V, S = RandomState> {
    _before: Before,
    real: Real<K, V, S>,
    _after: After,
}

unordered! { HashMap<K, V> }

impl<K, V, S> HashMap<K, V, S> {
    in_order! {
        /// All pairs.
        fn iter(self: &Self) -> Iter<'_, K, V>;
        /// All pairs, to change the values.
        fn iter_mut(self: &mut Self) -> IterMut<'_, K, V>;
        /// All keys.
        fn keys(self: &Self) -> Keys<'_, K, V>;
        /// All values.
        fn values(self: &Self) -> Values<'_, K, V>;
        /// All values, to change them.
        fn values_mut(self: &mut Self) -> ValuesMut<'_, K, V>;
        /// All keys, without the map.
        fn into_keys(self: Self) -> IntoKeys<K, V>;
        /// All values, without the map.
        fn into_values(self: Self) -> IntoValues<K, V>;
        /// All pairs, which leave the map.
        fn drain(self: &mut Self) -> Drain<'_, K, V>;
    }

    /// Keeps the pairs that the closure wants; it sees them in the map's order.
    pub fn retain<F: FnMut(&K, &mut V) -> bool>(&mut self, f: F) {
        note_order(self.real.len());
        self.real.retain(f);
    }

    /// The pairs that the closure wants, which leave the map; it sees them in the map's order.
    pub fn extract_if<F: FnMut(&K, &mut V) -> bool>(&mut self, f: F) -> ExtractIf<'_, K, V, F> {
        note_order(self.real.len());
        self.real.extract_if(f)
    }
}

/// What changes the map and takes something else is here by itself: only so can that be the map's, as
/// in `map.insert(map.len(), value)`.
impl<K: Eq + Hash, V, S: BuildHasher> HashMap<K, V, S> {
    /// Adds a pair; returns the value that the key had before.
    pub fn insert(&mut self, key: K, value: V) -> Option<V> {
        self.real.insert(key, value)
    }

    /// The place for the key's value.
    pub fn entry(&mut self, key: K) -> Entry<'_, K, V> {
        self.real.entry(key)
    }

    /// The key's value, to change it.
    pub fn get_mut<Q: ?Sized + Eq + Hash>(&mut self, key: &Q) -> Option<&mut V>
    where
        K: Borrow<Q>,
    {
        self.real.get_mut(key)
    }

    /// The key's value, which leaves the map.
    pub fn remove<Q: ?Sized + Eq + Hash>(&mut self, key: &Q) -> Option<V>
    where
        K: Borrow<Q>,
    {
        self.real.remove(key)
    }

    /// The pair with this key, which leaves the map.
    pub fn remove_entry<Q: ?Sized + Eq + Hash>(&mut self, key: &Q) -> Option<(K, V)>
    where
        K: Borrow<Q>,
    {
        self.real.remove_entry(key)
    }

    /// Makes room for so many more.
    pub fn reserve(&mut self, more: usize) {
        self.real.reserve(more);
    }
}

impl<K: fmt::Debug, V: fmt::Debug, S> fmt::Debug for HashMap<K, V, S> {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.debug_map().entries(self.iter()).finish()
    }
}

impl<K: Eq + Hash, V: PartialEq, S: BuildHasher> PartialEq for HashMap<K, V, S> {
    fn eq(&self, other: &Self) -> bool {
        self.real == other.real
    }
}

impl<K: Eq + Hash, V: Eq, S: BuildHasher> Eq for HashMap<K, V, S> {}

impl<K: Eq + Hash + Borrow<Q>, Q: ?Sized + Eq + Hash, V, S: BuildHasher> Index<&Q>
    for HashMap<K, V, S>
{
    type Output = V;

    fn index(&self, key: &Q) -> &V {
        &self.real[key]
    }
}

impl<K: Eq + Hash, V, S: BuildHasher + Default> FromIterator<(K, V)> for HashMap<K, V, S> {
    fn from_iter<I: IntoIterator<Item = (K, V)>>(pairs: I) -> Self {
        HashMap::of(Real::from_iter(pairs))
    }
}

impl<K: Eq + Hash, V, const N: usize> From<[(K, V); N]> for HashMap<K, V> {
    fn from(pairs: [(K, V); N]) -> Self {
        pairs.into_iter().collect()
    }
}

impl<K: Eq + Hash, V, S: BuildHasher> Extend<(K, V)> for HashMap<K, V, S> {
    fn extend<I: IntoIterator<Item = (K, V)>>(&mut self, pairs: I) {
        self.real.extend(pairs);
    }
}

impl<'a, K: Eq + Hash + Copy, V: Copy, S: BuildHasher> Extend<(&'a K, &'a V)> for HashMap<K, V, S> {
    fn extend<I: IntoIterator<Item = (&'a K, &'a V)>>(&mut self, pairs: I) {
        self.real.extend(pairs);
    }
}

impl<K, V, S> IntoIterator for HashMap<K, V, S> {
    type Item = (K, V);
    type IntoIter = IntoIter<K, V>;

    fn into_iter(self) -> IntoIter<K, V> {
        note_order(self.real.len());
        self.real.into_iter()
    }
}

impl<'a, K, V, S> IntoIterator for &'a HashMap<K, V, S> {
    type Item = (&'a K, &'a V);
    type IntoIter = Iter<'a, K, V>;

    fn into_iter(self) -> Iter<'a, K, V> {
        self.iter()
    }
}

impl<'a, K, V, S> IntoIterator for &'a mut HashMap<K, V, S> {
    type Item = (&'a K, &'a mut V);
    type IntoIter = IterMut<'a, K, V>;

    fn into_iter(self) -> IterMut<'a, K, V> {
        self.iter_mut()
    }
}
