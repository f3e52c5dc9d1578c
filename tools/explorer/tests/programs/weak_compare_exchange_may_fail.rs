//! A weak exchange may fail although the value is the expected one: the documentation says so.
//!
//! One thread, so there is nothing but the two results of the one exchange. On x86-64 the second
//! never happens; on other machines it does.
//!
//! outcome: exit "Ok(0)\n"
//! outcome: exit "Err(0)\n"

use std::sync::atomic::{AtomicI32, Ordering};

fn main() {
    let place = AtomicI32::new(0);
    let result = place.compare_exchange_weak(0, 1, Ordering::SeqCst, Ordering::SeqCst);
    println!("{result:?}");
}
