//! Orderings: they change nothing here. That a program asks for weaker ones than `SeqCst` is reported,
//! and those that an operation cannot have are refused as always.

use crate::engine;
use crate::op::Op;
use std::sync::atomic::Ordering;

/// A fence: all steps are in one order already.
#[track_caller]
pub fn fence(order: Ordering) {
    if order == Ordering::Relaxed {
        panic!("there is no such thing as a relaxed fence");
    }
    note([order]);
    engine::step("fence", Op::Always(None), |_, _| ());
}

/// Takes note of orderings that allow more than is explored.
pub(crate) fn note<const N: usize>(orders: [Ordering; N]) {
    if orders.iter().any(|&order| order != Ordering::SeqCst) {
        engine::learn(|learned| {
            learned.weak_orderings = true;
            // Nothing counts as a step now that did not before.
            false
        });
    }
}

#[track_caller]
pub(crate) fn check_load(order: Ordering) {
    match order {
        Ordering::Release => panic!("there is no such thing as a release load"),
        Ordering::AcqRel => panic!("there is no such thing as an acquire-release load"),
        _ => {}
    }
}

#[track_caller]
pub(crate) fn check_store(order: Ordering) {
    match order {
        Ordering::Acquire => panic!("there is no such thing as an acquire store"),
        Ordering::AcqRel => panic!("there is no such thing as an acquire-release store"),
        _ => {}
    }
}

#[track_caller]
pub(crate) fn check_failure(order: Ordering) {
    match order {
        Ordering::Release => panic!("there is no such thing as a release failure ordering"),
        Ordering::AcqRel => panic!("there is no such thing as an acquire-release failure ordering"),
        _ => {}
    }
}
