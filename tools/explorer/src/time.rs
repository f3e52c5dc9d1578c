//! `std::time` without clocks: a time limit may be over at any moment, so no clock can be asked.

pub use ::std::time::{Duration, TryFromFloatSecsError};
