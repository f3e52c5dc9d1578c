//! Whom an operation waits for.

use crate::object::Kind;
use crate::op::{Op, stream_holder};
use crate::world::{ThreadId, World};

impl Op {
    /// The threads that would have to do something before `me` can go on with this operation, as far
    /// as that can be said: those that hold what it wants, those that it wants to outlive, and the
    /// writers that it lets pass.
    pub fn waits_for(self, world: &World, me: ThreadId) -> Vec<ThreadId> {
        match self {
            Op::Join(thread) => vec![thread],
            Op::ScopeEnd(scope) => world.members(scope),
            _ => {
                let mut threads = self.held_by(world, me);
                threads.extend(self.behind(world));
                threads
            }
        }
    }

    /// The waiting writers that a reader lets pass.
    pub fn behind(self, world: &World) -> Vec<ThreadId> {
        match self {
            Op::QueuedRead(lock, _) if world.writer(lock).is_none() => {
                world.waiting_writers(lock).collect()
            }
            _ => Vec::new(),
        }
    }

    /// The threads that hold what `me` wants.
    pub fn held_by(self, world: &World, me: ThreadId) -> Vec<ThreadId> {
        let other = |holder: Option<ThreadId>| holder.filter(|&holder| holder != me);
        match self {
            Op::Lock(lock, _) => world.owner(lock).into_iter().collect(),
            Op::LockAgain(lock, _) => other(world.owner(lock)).into_iter().collect(),
            Op::Stream(stream) | Op::Print { stream, .. } => {
                other(stream_holder(world, stream)).into_iter().collect()
            }
            Op::Read(lock, _)
            | Op::QueuedRead(lock, _)
            | Op::ReadPast(lock, _)
            | Op::Write(lock, _) => {
                let mut holders = world.readers(lock).to_vec();
                holders.extend(world.upgradable(lock));
                holders.extend(world.writer(lock));
                holders
            }
            Op::ReadToUpgrade(lock, _) => {
                let holders = world.upgradable(lock).into_iter();
                holders.chain(world.writer(lock)).collect()
            }
            Op::Upgrade(lock, _) => world.readers(lock).to_vec(),
            Op::Initialize(once) | Op::Initialized { once, .. } => match world.object(once).kind {
                Kind::Once { by, .. } => by.into_iter().collect(),
                _ => Vec::new(),
            },
            _ => Vec::new(),
        }
    }
}
