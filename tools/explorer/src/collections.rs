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
use crate::memory;
use ::std::cell::RefCell;

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

::std::thread_local! {
    /// For each map that is being dropped, how much others could notice before.
    static BEFORE: RefCell<Vec<u64>> = const { RefCell::new(Vec::new()) };
}

/// Dropped before the elements of a map, as the first field.
#[derive(Clone)]
struct Before;

/// Dropped after them: if others could notice something meanwhile, the order may matter.
#[derive(Clone)]
struct After;

impl Drop for Before {
    fn drop(&mut self) {
        let of_program = memory::of_program(false);
        BEFORE.with_borrow_mut(|before| before.push(engine::visible()));
        memory::of_program(of_program);
    }
}

impl Drop for After {
    fn drop(&mut self) {
        let before = BEFORE.with_borrow_mut(Vec::pop);
        if before.is_some_and(|before| before != engine::visible()) {
            // How many elements there were is not known any more.
            note_order(2);
        }
    }
}
