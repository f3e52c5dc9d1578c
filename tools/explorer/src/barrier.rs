//! `std::sync::Barrier`: nobody goes on before all have arrived.

use crate::engine;
use crate::object::Kind;
use crate::op::Op;
use crate::shared::Shared;
use std::fmt;
use std::panic::{RefUnwindSafe, UnwindSafe};

/// A meeting point for so many threads.
pub struct Barrier {
    shared: Shared<()>,
    size: usize,
}

impl UnwindSafe for Barrier {}
impl RefUnwindSafe for Barrier {}

/// Whether this thread was the one that is told so.
pub struct BarrierWaitResult(bool);

impl BarrierWaitResult {
    /// True for exactly one of the threads that met.
    pub fn is_leader(&self) -> bool {
        self.0
    }
}

impl Barrier {
    /// A barrier for `size` threads.
    #[track_caller]
    pub const fn new(size: usize) -> Barrier {
        Barrier {
            shared: Shared::new(()),
            size,
        }
    }

    /// Waits until as many threads as the barrier is for have come. The last one is the leader.
    #[track_caller]
    pub fn wait(&self) -> BarrierWaitResult {
        let barrier = self.shared.object(|| Kind::Barrier {
            size: self.size,
            arrived: 0,
            generation: 0,
        });
        let op = Op::Always(Some(barrier));
        let (is_leader, generation) = engine::step("arrive at", op, |world, _| {
            let mut seen = (true, 0);
            if let Kind::Barrier {
                size,
                arrived,
                generation,
            } = &mut world.object_mut(barrier).kind
            {
                *arrived += 1;
                seen = (*arrived >= *size, *generation);
                if seen.0 {
                    *arrived = 0;
                    *generation += 1;
                }
            }
            world.learn(&seen);
            seen
        });
        if !is_leader {
            let op = Op::Pass {
                barrier,
                generation,
            };
            engine::step("pass", op, |_, _| ());
        }
        BarrierWaitResult(is_leader)
    }
}

impl fmt::Debug for Barrier {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.debug_struct("Barrier").finish_non_exhaustive()
    }
}

impl fmt::Debug for BarrierWaitResult {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        let mut shown = f.debug_struct("BarrierWaitResult");
        shown.field("is_leader", &self.0).finish()
    }
}
