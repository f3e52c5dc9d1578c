//! `std::hash`: the state that is another in every run of a program is the same in every execution here.

pub use ::std::hash::{BuildHasher, BuildHasherDefault, DefaultHasher, Hash, Hasher};

use crate::engine;
use crate::limits::Cut;

/// What hash maps begin with.
#[derive(Clone, Debug, Default)]
pub struct RandomState(());

impl RandomState {
    /// A state that a program asks for by itself: for random numbers, as a rule.
    pub fn new() -> RandomState {
        if engine::current().is_some() && !engine::is_over() {
            engine::with(|run, _| {
                let why = "what a RandomState hashes to is another number in every run";
                run.search.cut(Cut::Unseen(why.into()));
            });
        }
        RandomState(())
    }
}

impl BuildHasher for RandomState {
    type Hasher = DefaultHasher;

    fn build_hasher(&self) -> DefaultHasher {
        DefaultHasher::new()
    }
}
