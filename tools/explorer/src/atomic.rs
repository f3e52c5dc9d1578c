//! `std::sync::atomic`: every operation is one step, sequentially consistent whatever the ordering.

mod boolean;
mod int;
mod operations;
mod ptr;

pub use self::boolean::AtomicBool;
pub use self::int::*;
pub use self::ptr::AtomicPtr;
pub use crate::ordering::fence;
pub use ::std::sync::atomic::{Ordering, compiler_fence};

use crate::engine;
use crate::op::Op;

/// Tells the processor that this loop waits; a step, at which others may go on.
#[track_caller]
pub fn spin_loop() {
    engine::step("spin", Op::Always(None), |_, _| ());
}

/// The same under its old name.
#[track_caller]
#[deprecated(since = "1.51.0", note = "use hint::spin_loop instead")]
pub fn spin_loop_hint() {
    spin_loop();
}

macro_rules! first_values {
    ($($name:ident: $type:ident, $value:literal;)+) => {$(
        /// An atomic with its first value.
        #[deprecated(since = "1.34.0", note = "the `new` function is now preferred")]
        #[allow(clippy::declare_interior_mutable_const, reason = "as in std")]
        pub const $name: $type = $type::new($value);
    )+};
}

first_values! {
    ATOMIC_BOOL_INIT: AtomicBool, false;
    ATOMIC_ISIZE_INIT: AtomicIsize, 0;
    ATOMIC_USIZE_INIT: AtomicUsize, 0;
}
