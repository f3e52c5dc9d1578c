//! What the two ends of a channel share: the messages, and a fingerprint for each in the world.

use crate::engine;
use crate::object::{Kind, Object};
use crate::op::{Op, Patience};
use crate::search::Reduction;
use crate::value;
use crate::world::{ObjectId, World};
use std::collections::VecDeque;
use std::panic::Location;
use std::sync::mpsc::SendError;
use std::sync::{Arc, Mutex, MutexGuard};

/// The two ends of a channel share this. The messages are behind a real lock, which nobody waits
/// for: only the holder of the baton takes it.
#[derive(Debug)]
pub(crate) struct Channel<T> {
    pub(crate) object: ObjectId,
    messages: Mutex<VecDeque<Option<T>>>,
}

impl<T> Channel<T> {
    #[track_caller]
    pub(crate) fn open(capacity: Option<usize>) -> Arc<Channel<T>> {
        let made = Location::caller();
        let object = engine::with(|run, me| {
            let object = run.world.add_object(Object::new(
                Kind::Channel {
                    capacity,
                    queue: VecDeque::new(),
                    sent: 0,
                    senders: 1,
                    receiver: true,
                },
                made,
            ));
            run.world.use_object(me, object);
            object
        });
        let messages = Mutex::default();
        Arc::new(Channel { object, messages })
    }

    pub(crate) fn messages(&self) -> MutexGuard<'_, VecDeque<Option<T>>> {
        self.messages
            .lock()
            .unwrap_or_else(|held| held.into_inner())
    }

    /// Puts a message in; gives it back if there is nobody to receive it. Says its number.
    pub(crate) fn put(&self, world: &mut World, message: T) -> Result<u64, T> {
        let exact = match world.reduction {
            Reduction::Values | Reduction::Memory => value::exact(&message),
            _ => None,
        };
        let fingerprint = exact.unwrap_or(world.threads[world.acting].history);
        let mut number = Err(());
        if let Kind::Channel {
            capacity,
            queue,
            sent,
            receiver: true,
            ..
        } = &mut world.object_mut(self.object).kind
        {
            number = Ok(*sent);
            queue.push_back(fingerprint);
            // Without a buffer a sender has to know which message is its own.
            *sent += u64::from(*capacity == Some(0));
        }
        world.learn(&number);
        match number {
            Ok(number) => {
                self.messages().push_back(Some(message));
                Ok(number)
            }
            Err(()) => Err(message),
        }
    }

    pub(crate) fn take(&self, world: &mut World) -> Option<T> {
        let mut fingerprint = None;
        if let Kind::Channel { queue, .. } = &mut world.object_mut(self.object).kind {
            fingerprint = queue.pop_front();
        }
        world.learn(&fingerprint);
        self.messages().pop_front().flatten()
    }

    /// After waiting without a buffer: the message, if the receiver has gone without it.
    pub(crate) fn take_back(&self, world: &mut World, number: u64) -> Option<T> {
        let mut place = None;
        if let Kind::Channel { queue, sent, .. } = &world.object(self.object).kind {
            place = number.checked_sub(*sent - queue.len() as u64);
        }
        world.learn(&place.is_some());
        // It stays in the queue, empty: the others' numbers must not change.
        self.messages().get_mut(place? as usize)?.take()
    }

    pub(crate) fn kind(&self, act: impl FnOnce(&mut usize, &mut bool)) {
        if engine::current().is_some() {
            engine::with(|run, me| {
                run.world.use_object(me, self.object);
                self.change(&mut run.world, act);
            });
        }
    }

    pub(crate) fn change(&self, world: &mut World, act: impl FnOnce(&mut usize, &mut bool)) {
        if let Kind::Channel {
            senders, receiver, ..
        } = &mut world.object_mut(self.object).kind
        {
            act(senders, receiver);
        }
    }

    /// The calling thread may have to wait, which the real one does by parking.
    pub(crate) fn may_park(&self) {
        engine::with(|run, me| run.world.threads[me].had_channel = true);
    }

    #[track_caller]
    pub(crate) fn use_it(&self) -> ObjectId {
        engine::with(|run, me| run.world.use_object(me, self.object));
        self.object
    }

    #[track_caller]
    pub(crate) fn send(&self, message: T) -> Result<(), SendError<T>> {
        let channel = self.use_it();
        let op = Op::Send(channel, Patience::Forever);
        let put = engine::step("send to", op, |world, _| self.put(world, message));
        match put {
            Err(message) if !engine::failed_after_the_end() => Err(SendError(message)),
            _ => Ok(()),
        }
    }

    #[track_caller]
    pub(crate) fn drop_sender(&self) {
        if engine::current().is_some() {
            let op = Op::Always(Some(self.use_it()));
            engine::step_in_drop("drop a sender of", op, |world, _| {
                self.change(world, |senders, _| *senders -= 1);
            });
        }
    }
}
