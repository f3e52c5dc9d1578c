//! The prelude with printing replaced.

/// The prelude of edition 2024.
pub mod rust_2024 {
    pub use crate::{print, println};
    pub use ::std::prelude::rust_2024::*;
}
