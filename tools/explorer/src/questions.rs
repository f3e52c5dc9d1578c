//! Questions that conditions ask about the world, each for the kind of object that its name says.

use crate::object::Kind;
use crate::op::{Op, Patience};
use crate::world::{ObjectId, Phase, Thread, ThreadId, World};

impl World {
    /// The thread that holds the mutex.
    pub fn owner(&self, lock: ObjectId) -> Option<ThreadId> {
        match self.object(lock).kind {
            Kind::Lock { owner, .. } => owner,
            _ => None,
        }
    }

    /// The thread that holds the lock for writing.
    pub fn writer(&self, lock: ObjectId) -> Option<ThreadId> {
        match self.object(lock).kind {
            Kind::ReadWrite { writer, .. } => writer,
            _ => None,
        }
    }

    /// The threads that hold the lock for reading.
    pub fn readers(&self, lock: ObjectId) -> &[ThreadId] {
        match &self.object(lock).kind {
            Kind::ReadWrite { readers, .. } => readers,
            _ => &[],
        }
    }

    /// The thread that holds the lock for reading and is the only one that may come to write.
    pub fn upgradable(&self, lock: ObjectId) -> Option<ThreadId> {
        match self.object(lock).kind {
            Kind::ReadWrite { upgradable, .. } => upgradable,
            _ => None,
        }
    }

    /// Whether a thread has asked to write and may be waiting for it already.
    pub fn writer_waits(&self, lock: ObjectId) -> bool {
        self.waiting_writers(lock).next().is_some()
    }

    /// The threads that wait to write.
    pub fn waiting_writers(&self, lock: ObjectId) -> impl Iterator<Item = ThreadId> {
        let writes = move |op| match op {
            Op::Write(on, wait) | Op::Upgrade(on, wait) => on == lock && wait != Patience::None,
            _ => false,
        };
        let writers = self.announced().filter(move |&(_, op)| writes(op));
        writers.map(|(thread, _)| thread)
    }

    /// The threads of a scope for which it still waits.
    pub fn members(&self, scope: ObjectId) -> Vec<ThreadId> {
        let of_scope =
            |thread: &Thread| thread.scope == Some(scope) && thread.phase != Phase::Finished;
        let threads = self.threads.iter().enumerate();
        threads
            .filter_map(|(id, thread)| of_scope(thread).then_some(id))
            .collect()
    }

    fn announced(&self) -> impl Iterator<Item = (ThreadId, Op)> {
        self.threads
            .iter()
            .enumerate()
            .filter(|(_, thread)| thread.phase == Phase::Announced)
            .filter_map(|(id, thread)| Some((id, thread.announced.as_ref()?.op)))
    }

    /// The threads that wait at the condition variable and have not been notified.
    pub fn waiting(&self, condvar: ObjectId) -> &[ThreadId] {
        match &self.object(condvar).kind {
            Kind::Condvar { waiting } => waiting,
            _ => &[],
        }
    }

    /// How often the barrier has been passed.
    pub fn generation(&self, barrier: ObjectId) -> u64 {
        match self.object(barrier).kind {
            Kind::Barrier { generation, .. } => generation,
            _ => 0,
        }
    }

    /// Whether a message can be put into the channel, and whether that is certain: without a buffer
    /// it depends on whether the receiver, about to receive, is already there.
    pub fn room(&self, channel: ObjectId) -> (bool, bool) {
        match &self.object(channel).kind {
            Kind::Channel {
                receiver: false, ..
            }
            | Kind::Channel { capacity: None, .. } => (true, true),
            Kind::Channel {
                capacity: Some(0),
                queue,
                ..
            } => {
                let receives = |op| matches!(op, Op::Receive(on, wait) if on == channel && wait != Patience::None);
                (
                    queue.is_empty() && self.announced().any(|(_, op)| receives(op)),
                    false,
                )
            }
            Kind::Channel {
                capacity: Some(capacity),
                queue,
                ..
            } => (queue.len() < *capacity, true),
            _ => (false, true),
        }
    }

    /// Whether the message with this number has been taken, or never will be.
    pub fn taken(&self, channel: ObjectId, number: u64) -> bool {
        match &self.object(channel).kind {
            Kind::Channel {
                queue,
                sent,
                receiver,
                ..
            } => !receiver || sent - queue.len() as u64 > number,
            _ => false,
        }
    }

    /// Whether a receiver of the channel need not wait.
    pub fn ready(&self, channel: ObjectId) -> bool {
        match &self.object(channel).kind {
            Kind::Channel { queue, senders, .. } => !queue.is_empty() || *senders == 0,
            _ => false,
        }
    }

    /// Whether all threads of the scope have finished.
    pub fn scope_is_empty(&self, scope: ObjectId) -> bool {
        matches!(self.object(scope).kind, Kind::Scope { running: 0, .. })
    }
}
