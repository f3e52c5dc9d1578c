//! `std::collections`, with hash maps and sets that tell when a program goes through them.

pub mod hash_map;
pub mod hash_set;
mod unordered;

pub use self::hash_map::HashMap;
pub use self::hash_set::HashSet;
pub use ::std::collections::{
    BTreeMap, BTreeSet, BinaryHeap, Bound, LinkedList, TryReserveError, VecDeque, binary_heap,
    btree_map, btree_set, linked_list, vec_deque,
};
