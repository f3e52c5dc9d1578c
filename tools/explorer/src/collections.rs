//! `std::collections`, with hash maps and sets that tell when a program goes through them.

pub mod hash_map;
pub mod hash_set;

pub use self::hash_map::HashMap;
pub use self::hash_set::HashSet;
pub use ::std::collections::{
    BTreeMap, BTreeSet, BinaryHeap, Bound, LinkedList, TryReserveError, VecDeque, binary_heap,
    btree_map, btree_set, linked_list, vec_deque,
};

use crate::engine;
use crate::limits::Cut;

/// A program goes through so many elements of a hash map or set: in the same order in every execution,
/// which is one of many.
fn note_order(elements: usize) {
    if elements > 1 && engine::current().is_some() && !engine::is_over() {
        engine::with(|run, _| {
            let why = "the order of a HashMap or HashSet is another in every run";
            run.search.cut(Cut::Unseen(why.into()));
        });
    }
}
