//! What a schedule needs luck for: waking for no reason, and time limits that are over.
//!
//! Both may happen at any moment, and a reader wants to know where an outcome depends on them. So a
//! shortest schedule has as little of both as it can, and an outcome that needs one says so.

use crate::op::{Choice, Op, Patience};

/// The luck that one step needs.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Luck {
    /// None: it does what it is there for, or it is refused because it has to be.
    #[default]
    Nothing,
    /// A thread wakes, or an operation fails, for no reason.
    NoReason,
    /// A time limit, or a deadline, is over.
    TimeLimit,
}

/// What every schedule of an outcome needs.
#[non_exhaustive]
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Needs {
    /// No luck at all.
    #[default]
    Nothing,
    /// That a thread wakes, or an operation fails, for no reason.
    NoReason,
    /// That a time limit is over.
    TimeLimit,
    /// The one or the other.
    Either,
    /// Both.
    Both,
}

impl Needs {
    /// From what the schedules with least luck need: `together` is the least of both, in any order;
    /// the others are the least of each, whatever that takes of the other.
    pub(crate) fn of(together: Cost, no_reason: u32, time_limit: u32) -> Needs {
        match (no_reason > 0, time_limit > 0) {
            (true, true) => Needs::Both,
            (true, false) => Needs::NoReason,
            (false, true) => Needs::TimeLimit,
            (false, false) if together.luck == (0, 0) => Needs::Nothing,
            (false, false) => Needs::Either,
        }
    }

    /// Its code in the JSON.
    pub fn kind(self) -> &'static str {
        match self {
            Needs::Nothing => "nothing",
            Needs::NoReason => "no-reason",
            Needs::TimeLimit => "time-limit",
            Needs::Either => "either",
            Needs::Both => "both",
        }
    }

    /// The same in words; none where nothing is needed.
    pub fn words(self) -> Option<&'static str> {
        match self {
            Needs::Nothing => None,
            Needs::NoReason => Some("only if a thread wakes, or fails, for no reason"),
            Needs::TimeLimit => Some("only if a time limit is over"),
            Needs::Either => {
                Some("only if a time limit is over, or a thread wakes, or fails, for no reason")
            }
            Needs::Both => {
                Some("only if a time limit is over, and a thread wakes, or fails, for no reason")
            }
        }
    }
}

/// Which luck is avoided first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Avoid {
    /// Waking for no reason, then time limits.
    NoReason,
    /// Time limits, then waking for no reason.
    TimeLimit,
}

/// What a schedule costs: the luck that it needs, that which is avoided first in front, and then its
/// steps.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Cost {
    pub luck: (u32, u32),
    pub steps: u32,
}

impl Cost {
    /// The same with one step more.
    pub fn and(self, luck: Luck, avoid: Avoid) -> Cost {
        let (mut first, mut second) = self.luck;
        match (luck, avoid) {
            (Luck::Nothing, _) => {}
            (Luck::NoReason, Avoid::NoReason) | (Luck::TimeLimit, Avoid::TimeLimit) => first += 1,
            (Luck::NoReason, Avoid::TimeLimit) | (Luck::TimeLimit, Avoid::NoReason) => second += 1,
        }
        Cost {
            luck: (first, second),
            steps: self.steps + 1,
        }
    }
}

impl Op {
    /// The luck that the operation needs to go on like this.
    pub fn luck(self, choice: Choice) -> Luck {
        match choice {
            Choice::SPURIOUS => Luck::NoReason,
            Choice::PASSES => Luck::TimeLimit,
            Choice::GAVE_UP if self.is_limited() => Luck::TimeLimit,
            _ => Luck::Nothing,
        }
    }

    /// Whether it waits until a time limit is over.
    fn is_limited(self) -> bool {
        match self {
            Op::Lock(_, patience)
            | Op::LockAgain(_, patience)
            | Op::Read(_, patience)
            | Op::QueuedRead(_, patience)
            | Op::ReadPast(_, patience)
            | Op::ReadToUpgrade(_, patience)
            | Op::Write(_, patience)
            | Op::Upgrade(_, patience)
            | Op::Send(_, patience)
            | Op::Receive(_, patience) => patience == Patience::Limited,
            Op::Wake { limited, .. } | Op::Park { limited } => limited,
            Op::Always(_)
            | Op::MayFail(_)
            | Op::Clock
            | Op::NotifyOne(_)
            | Op::Pass { .. }
            | Op::Taken { .. }
            | Op::Join(_)
            | Op::DropHandle(_)
            | Op::Finish { .. }
            | Op::End
            | Op::ScopeEnd(_)
            | Op::Stream(_)
            | Op::Print { .. }
            | Op::Initialize(_)
            | Op::Initialized { .. } => false,
        }
    }
}
