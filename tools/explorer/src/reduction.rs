//! When two states of a program are equal for the search.

/// How the search recognizes states that it has visited already.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Reduction {
    /// Not at all: every schedule is run by itself.
    None,
    /// By histories: two states are equal if every thread and every object has been through the
    /// same, in whatever order independent steps were taken.
    Histories,
    /// By histories, except that a value of a type that can be compared exactly stands for the
    /// history of what holds it, and what a thread has seen is gone with it if it left nothing
    /// behind.
    Values,
    /// Also by what is in memory: two states are equal, too, if the program has the same in all of
    /// its memory, whatever it has been through.
    #[default]
    Memory,
}

impl Reduction {
    /// Whether values that can be compared exactly stand for histories.
    pub fn by_values(self) -> bool {
        matches!(self, Reduction::Values | Reduction::Memory)
    }
}
