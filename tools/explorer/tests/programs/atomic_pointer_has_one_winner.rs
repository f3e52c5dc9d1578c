//! An `AtomicPtr` that is null is set by one of two threads, and `swap` gives what was set.
//!
//! The first exchange finds null and succeeds, the second one does not. Either thread may be first.
//!
//! outcome: exit "A\nfalse true\n"
//! outcome: exit "B\nfalse true\n"

use std::ptr;
use std::sync::atomic::{AtomicPtr, Ordering};
use std::thread;

fn main() {
    let (mut of_a, mut of_b) = (1, 2);
    let slot = AtomicPtr::new(ptr::null_mut());
    let claim = |value: &mut u32, name| {
        let found =
            slot.compare_exchange(ptr::null_mut(), value, Ordering::AcqRel, Ordering::Acquire);
        if found.is_ok() {
            println!("{name}");
        }
    };
    thread::scope(|scope| {
        scope.spawn(|| claim(&mut of_a, "A"));
        scope.spawn(|| claim(&mut of_b, "B"));
    });
    let found = slot.swap(ptr::null_mut(), Ordering::SeqCst);
    println!("{} {}", found.is_null(), slot.into_inner().is_null());
}
