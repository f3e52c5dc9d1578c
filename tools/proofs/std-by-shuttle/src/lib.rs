//! Stands in for `std` with shuttle's threads and locks, to check the explorer from outside.

pub use ::std::*;

pub mod command;
pub mod prelude;
pub mod print;

/// `std::thread`, by shuttle.
pub mod thread {
    pub use ::std::thread::Result;
    pub use shuttle::thread::*;
}

/// `std::sync`, by shuttle.
pub mod sync {
    pub use ::std::sync::Arc;
    pub use shuttle::sync::*;
}

/// `std::process`, as far as the generated packages need it.
pub mod process {
    pub use ::std::process::*;

    /// What the explored function returns.
    pub trait Ends {
        /// The code to exit with.
        fn code(self) -> i32;
    }

    impl Ends for () {
        fn code(self) -> i32 {
            0
        }
    }
}
