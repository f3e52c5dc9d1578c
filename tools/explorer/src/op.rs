//! What a thread can announce as its next step, and the ways in which it can go on from there.

use crate::object::Kind;
use crate::outcome::Stream;
use crate::world::{ObjectId, Phase, ThreadId, World};

/// How long an operation that cannot go on at once waits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Patience {
    /// Until it can go on.
    Forever,
    /// Until its time limit is over, which may be the case at any moment.
    Limited,
    /// Not at all.
    None,
}

/// One of the ways in which an announced operation can go on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Choice(pub u16);

impl Choice {
    /// It does what it is there for.
    pub const DONE: Choice = Choice(0);
    /// It gives up: refused, or its time limit is over.
    pub const GAVE_UP: Choice = Choice(1);
    /// It fails or wakes for no reason, as the documentation allows.
    pub const SPURIOUS: Choice = Choice(2);
    /// A reader waits behind a waiting writer instead of passing it.
    pub const QUEUED: Choice = Choice(3);
    /// The clock passes the next deadline.
    pub const PASSES: Choice = Choice(4);
    const FIRST_WAITER: u16 = 16;

    /// The notification wakes this thread.
    pub fn waking(thread: ThreadId) -> Choice {
        Choice(Choice::FIRST_WAITER + thread as u16)
    }

    /// The thread that this notification wakes, if it wakes one.
    pub fn woken(self) -> Option<ThreadId> {
        self.0.checked_sub(Choice::FIRST_WAITER).map(ThreadId::from)
    }
}

/// The next visible operation of a thread.
#[derive(Clone, Copy, Debug)]
pub enum Op {
    /// Can always go on: load, store, unlock, print, spawn, send without a bound.
    Always(Option<ObjectId>),
    /// Can always go on, and may fail for no reason.
    MayFail(ObjectId),
    /// Reads the clock, which may pass the next deadline before.
    Clock,
    /// Takes a mutex that nobody holds.
    Lock(ObjectId, Patience),
    /// Takes a reentrant mutex that nobody or the thread itself holds.
    LockAgain(ObjectId, Patience),
    /// Joins the readers.
    Read(ObjectId, Patience),
    /// Joins the readers once no writer holds the lock or waits for it.
    QueuedRead(ObjectId, Patience),
    /// Joins the readers, past any writer that only waits.
    ReadPast(ObjectId, Patience),
    /// Joins the readers as the only one that may come to write.
    ReadToUpgrade(ObjectId, Patience),
    /// Becomes the only holder.
    Write(ObjectId, Patience),
    /// Becomes the only holder, as the reader that may come to write.
    Upgrade(ObjectId, Patience),
    /// Wakes up from waiting at a condition variable.
    Wake {
        condvar: ObjectId,
        limited: bool,
        spurious: bool,
    },
    /// Wakes one of the waiting threads, whichever.
    NotifyOne(ObjectId),
    /// Goes on once the barrier's generation is over.
    Pass { barrier: ObjectId, generation: u64 },
    /// Puts a message into a channel that has room.
    Send(ObjectId, Patience),
    /// Goes on once the receiver has taken the message with this number.
    Taken { channel: ObjectId, number: u64 },
    /// Takes a message out of a channel.
    Receive(ObjectId, Patience),
    /// Goes on once the thread has finished.
    Join(ThreadId),
    /// Gives up the handle of a thread, and with it perhaps the last part of its result.
    DropHandle(ThreadId),
    /// One of the last steps of a thread, about its result; if it ends `quietly`, nothing comes after
    /// that which anybody could notice.
    Finish { quietly: bool },
    /// Ends the program, unless another thread does so already.
    End,
    /// Goes on once all threads of the scope have finished.
    ScopeEnd(ObjectId),
    /// Sleeps until it is unparked.
    Park { limited: bool },
    /// Takes a stream that no other thread holds, flushes it, or lets go of it.
    Stream(Stream),
    /// Prints to a stream that no other thread holds: `whole` if with one call of the system, once
    /// standard output keeps nothing any more.
    Print { stream: Stream, whole: bool },
    /// Finds a value initialised or begins to initialise it.
    Initialize(ObjectId),
    /// Goes on once a value is initialised, or, unless `force`, somebody has panicked meanwhile.
    Initialized { once: ObjectId, force: bool },
}

impl Op {
    /// The object that the operation is about.
    pub fn object(self) -> Option<ObjectId> {
        match self {
            Op::Always(object) => object,
            Op::MayFail(object)
            | Op::Lock(object, _)
            | Op::LockAgain(object, _)
            | Op::Read(object, _)
            | Op::QueuedRead(object, _)
            | Op::ReadPast(object, _)
            | Op::ReadToUpgrade(object, _)
            | Op::Write(object, _)
            | Op::Upgrade(object, _)
            | Op::NotifyOne(object)
            | Op::Send(object, _)
            | Op::Receive(object, _)
            | Op::ScopeEnd(object)
            | Op::Initialize(object) => Some(object),
            Op::Wake { condvar, .. } => Some(condvar),
            Op::Pass { barrier, .. } => Some(barrier),
            Op::Taken { channel, .. } => Some(channel),
            Op::Initialized { once, .. } => Some(once),
            Op::Join(_)
            | Op::DropHandle(_)
            | Op::Finish { .. }
            | Op::End
            | Op::Park { .. }
            | Op::Stream(_)
            | Op::Print { .. }
            | Op::Clock => None,
        }
    }

    /// All ways in which thread `me` can go on with this operation now; none if it has to wait.
    pub fn choices(self, world: &World, me: ThreadId) -> Vec<Choice> {
        let mut choices = Vec::new();
        let mut add = |choice, possible| {
            if possible {
                choices.push(choice);
            }
        };
        match self {
            Op::Always(_) | Op::DropHandle(_) | Op::Finish { .. } => add(Choice::DONE, true),
            Op::End => add(Choice::DONE, world.ending.is_none()),
            Op::Clock => {
                add(Choice::DONE, true);
                add(Choice::PASSES, world.clock.may_pass());
            }
            Op::MayFail(_) => {
                add(Choice::DONE, true);
                add(Choice::SPURIOUS, world.may_be_spurious(me));
            }
            Op::Lock(lock, patience) => {
                let free = world.owner(lock).is_none();
                add(Choice::DONE, free);
                add(Choice::GAVE_UP, !free && patience != Patience::Forever);
            }
            Op::LockAgain(lock, patience) => {
                let free = world.owner(lock).is_none_or(|owner| owner == me);
                add(Choice::DONE, free);
                add(Choice::GAVE_UP, !free && patience != Patience::Forever);
            }
            Op::Read(lock, patience) => {
                let free = world.writer(lock).is_none();
                let behind = free && world.writer_waits(lock);
                add(Choice::DONE, free);
                add(Choice::QUEUED, behind && patience == Patience::Forever);
                let refused = !free || behind;
                add(Choice::GAVE_UP, refused && patience != Patience::Forever);
            }
            Op::QueuedRead(lock, _) => {
                let free = world.writer(lock).is_none() && !world.writer_waits(lock);
                add(Choice::DONE, free);
            }
            Op::ReadPast(lock, patience) => {
                let free = world.writer(lock).is_none();
                add(Choice::DONE, free);
                add(Choice::GAVE_UP, !free && patience != Patience::Forever);
            }
            Op::ReadToUpgrade(lock, patience) => {
                let free = world.writer(lock).is_none() && world.upgradable(lock).is_none();
                add(Choice::DONE, free);
                add(Choice::GAVE_UP, !free && patience != Patience::Forever);
            }
            Op::Upgrade(lock, patience) => {
                let free = world.readers(lock).is_empty();
                add(Choice::DONE, free);
                add(Choice::GAVE_UP, !free && patience != Patience::Forever);
            }
            Op::Write(lock, patience) => {
                let held = !world.readers(lock).is_empty() || world.upgradable(lock).is_some();
                let free = world.writer(lock).is_none() && !held;
                add(Choice::DONE, free);
                add(Choice::GAVE_UP, !free && patience != Patience::Forever);
            }
            Op::Wake {
                condvar,
                limited,
                spurious,
            } => {
                let notified = !world.waiting(condvar).contains(&me);
                add(Choice::DONE, notified);
                add(Choice::GAVE_UP, !notified && limited);
                let unasked = !notified && spurious && world.may_be_spurious(me);
                add(Choice::SPURIOUS, unasked);
            }
            Op::NotifyOne(condvar) => {
                let waiting = world.waiting(condvar);
                add(Choice::DONE, waiting.is_empty());
                for &thread in waiting {
                    add(Choice::waking(thread), true);
                }
            }
            Op::Pass {
                barrier,
                generation,
            } => add(Choice::DONE, world.generation(barrier) > generation),
            Op::Send(channel, patience) => {
                let (room, certain) = world.room(channel);
                add(Choice::DONE, room);
                let refused = !room || !certain;
                add(Choice::GAVE_UP, refused && patience == Patience::None);
            }
            Op::Taken { channel, number } => {
                add(Choice::DONE, world.taken(channel, number));
            }
            Op::Receive(channel, patience) => {
                let ready = world.ready(channel);
                add(Choice::DONE, ready);
                add(Choice::GAVE_UP, !ready && patience != Patience::Forever);
            }
            Op::Join(thread) => {
                add(Choice::DONE, world.threads[thread].phase == Phase::Finished);
            }
            Op::ScopeEnd(scope) => add(Choice::DONE, world.scope_is_empty(scope)),
            Op::Park { limited } => {
                let token = world.threads[me].token;
                add(Choice::DONE, token);
                add(Choice::GAVE_UP, !token && limited);
                add(Choice::SPURIOUS, !token && world.may_be_spurious(me));
            }
            Op::Stream(stream) | Op::Print { stream, .. } => {
                let free = stream_holder(world, stream).is_none_or(|holder| holder == me);
                add(Choice::DONE, free);
            }
            Op::Initialize(once) => {
                let free = !matches!(world.object(once).kind, Kind::Once { by: Some(_), .. });
                add(Choice::DONE, free);
            }
            Op::Initialized { once, force } => {
                if let Kind::Once { by, done, poisoned } = world.object(once).kind {
                    let given_up = poisoned && by.is_none() && !force;
                    add(Choice::DONE, done || given_up);
                }
            }
        }
        choices
    }
}

pub(crate) fn stream_holder(world: &World, stream: Stream) -> Option<ThreadId> {
    match world.object(world.stream(stream)?).kind {
        Kind::Stream { by, .. } => Some(by),
        _ => None,
    }
}
