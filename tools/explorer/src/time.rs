//! `std::time` with a clock that the search moves: it stands still, or passes the next deadline.
//!
//! A deadline is a time that the program computes by adding to one. Whenever the clock is read it may
//! have passed the next deadline, and the one after that, or not. Where a program measures (it takes
//! one time from another), it may also have moved on by an hour: what the program then compares the
//! time with, nobody can see, so that is assumed to be less. Sleeping moves the clock. That a time
//! limit is over does not: it may be over at any moment anyway.

pub use ::std::time::{Duration, TryFromFloatSecsError};

use crate::engine;
use crate::op::{Choice, Op};
use crate::world::World;
use std::cmp;
use std::collections::BTreeSet;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::mem;
use std::ops::{Add, AddAssign, Sub, SubAssign};

/// Longer than any limit that a program compares a time with.
const LONG: Duration = Duration::from_secs(60 * 60);

/// The clock of one execution.
#[derive(Clone, Debug, Default, Hash)]
pub struct Clock {
    now: Duration,
    deadlines: BTreeSet<Duration>,
}

/// What executions so far have shown of the program's use of the clock.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Timing {
    /// Somebody looks at the clock: sleeping moves it.
    clock_is_seen: bool,
    /// Somebody takes one time from another: it may have moved on for long.
    pub(crate) is_measured: bool,
}

impl Clock {
    /// Whether it may pass a deadline.
    pub fn may_pass(&self) -> bool {
        self.next().is_some()
    }

    fn next(&self) -> Option<Duration> {
        let later = self.deadlines.range(self.now..);
        later.copied().find(|deadline| *deadline > self.now)
    }
}

impl Timing {
    /// As if somebody looked at the clock.
    pub(crate) fn everything() -> Timing {
        Timing {
            clock_is_seen: true,
            is_measured: false,
        }
    }
}

/// A point in time.
#[derive(Clone, Copy)]
pub struct Instant {
    at: Duration,
    origin: Origin,
}

/// Where an instant comes from.
#[derive(Clone, Copy)]
enum Origin {
    Read,
    Computed,
}

/// When a sleep that begins now is over, if anybody looks at the clock.
pub(crate) fn after(slept: Duration) -> Option<Duration> {
    let seen = engine::has_learned(|learned| learned.timing.clock_is_seen);
    seen.then(|| {
        engine::with(|run, _| {
            let until = run.world.clock.now.saturating_add(slept);
            // The clock may move before the sleep is over, which then ends at this very time.
            run.world.learn(&until);
            until
        })
    })
}

/// The clock is at least there.
pub(crate) fn move_to(world: &mut World, until: Option<Duration>) {
    if let Some(until) = until {
        world.clock.now = world.clock.now.max(until);
    }
}

impl Instant {
    /// What the clock says.
    #[track_caller]
    pub fn now() -> Instant {
        engine::learn(|learned| !mem::replace(&mut learned.timing.clock_is_seen, true));
        let measured = engine::has_learned(|learned| learned.timing.is_measured);
        loop {
            let read = engine::step("read the clock", Op::Clock, |world, choice| {
                if choice == Choice::PASSES {
                    let next = world.clock.next();
                    world.clock.now = next.unwrap_or(world.clock.now);
                    return None;
                }
                let now = world.clock.now;
                if measured {
                    world.clock.deadlines.insert(now + LONG);
                }
                world.learn(&now);
                world.say(|| format!(": {now:?}"));
                Some(now)
            });
            if let Some(at) = read {
                let origin = Origin::Read;
                return Instant { at, origin };
            }
        }
    }

    /// How long ago it is.
    #[track_caller]
    pub fn elapsed(&self) -> Duration {
        Instant::now().duration_since(*self)
    }

    /// The time since then; 0 if that is later.
    pub fn duration_since(&self, earlier: Instant) -> Duration {
        self.saturating_duration_since(earlier)
    }

    /// The time since then, if that is not later.
    pub fn checked_duration_since(&self, earlier: Instant) -> Option<Duration> {
        if let Origin::Read = self.origin {
            engine::learn(|learned| !mem::replace(&mut learned.timing.is_measured, true));
        }
        self.at.checked_sub(earlier.at)
    }

    /// The time since then; 0 if that is later.
    pub fn saturating_duration_since(&self, earlier: Instant) -> Duration {
        self.checked_duration_since(earlier).unwrap_or_default()
    }

    /// A later time: a deadline.
    pub fn checked_add(&self, by: Duration) -> Option<Instant> {
        let at = self.at.checked_add(by)?;
        if engine::current().is_some() {
            engine::with(|run, _| run.world.clock.deadlines.insert(at));
        }
        let origin = Origin::Computed;
        Some(Instant { at, origin })
    }

    /// An earlier time.
    pub fn checked_sub(&self, by: Duration) -> Option<Instant> {
        let at = self.at.checked_sub(by)?;
        let origin = Origin::Computed;
        Some(Instant { at, origin })
    }
}

impl Add<Duration> for Instant {
    type Output = Instant;

    fn add(self, by: Duration) -> Instant {
        let later = self.checked_add(by);
        later.expect("overflow when adding duration to instant")
    }
}

impl AddAssign<Duration> for Instant {
    fn add_assign(&mut self, by: Duration) {
        *self = *self + by;
    }
}

impl Sub<Duration> for Instant {
    type Output = Instant;

    fn sub(self, by: Duration) -> Instant {
        let earlier = self.checked_sub(by);
        earlier.expect("overflow when subtracting duration from instant")
    }
}

impl SubAssign<Duration> for Instant {
    fn sub_assign(&mut self, by: Duration) {
        *self = *self - by;
    }
}

impl Sub<Instant> for Instant {
    type Output = Duration;

    fn sub(self, earlier: Instant) -> Duration {
        self.duration_since(earlier)
    }
}

impl PartialEq for Instant {
    fn eq(&self, other: &Instant) -> bool {
        self.at == other.at
    }
}

impl Eq for Instant {}

impl PartialOrd for Instant {
    fn partial_cmp(&self, other: &Instant) -> Option<cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Instant {
    fn cmp(&self, other: &Instant) -> cmp::Ordering {
        self.at.cmp(&other.at)
    }
}

impl Hash for Instant {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.at.hash(state);
    }
}

impl fmt::Debug for Instant {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.debug_tuple("Instant").field(&self.at).finish()
    }
}
