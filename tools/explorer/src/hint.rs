//! `std::hint`, with a spin loop that lets others go on.

pub use crate::atomic::spin_loop;
pub use ::std::hint::{
    assert_unchecked, black_box, cold_path, select_unpredictable, unreachable_unchecked,
};
