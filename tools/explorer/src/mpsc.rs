//! `std::sync::mpsc`: channels, with and without a bound.

pub use ::std::sync::mpsc::{RecvError, RecvTimeoutError, SendError, TryRecvError, TrySendError};

use crate::engine;
use crate::history::History;
use crate::object::{Kind, Object};
use crate::op::{Choice, Op, Patience};
use crate::value;
use crate::world::{ObjectId, World};
use std::collections::VecDeque;
use std::marker::PhantomData;
use std::panic::Location;
use std::sync::{Arc, Mutex, MutexGuard};
use std::time::Duration;

/// The two ends of a channel share this. The messages are behind a real lock, which nobody waits
/// for: only the holder of the baton takes it.
#[derive(Debug)]
struct Channel<T> {
    object: ObjectId,
    messages: Mutex<VecDeque<Option<T>>>,
}

impl<T> Channel<T> {
    #[track_caller]
    fn open(capacity: Option<usize>) -> Arc<Channel<T>> {
        let made = Location::caller();
        let object = engine::with(|run, me| {
            let object = run.world.add_object(Object {
                kind: Kind::Channel {
                    capacity,
                    queue: VecDeque::new(),
                    sent: 0,
                    senders: 1,
                    receiver: true,
                },
                content: History::default(),
                made,
                memory: (0, 0),
                shown: String::new(),
                users: Vec::new(),
            });
            run.world.use_object(me, object);
            object
        });
        let messages = Mutex::default();
        Arc::new(Channel { object, messages })
    }

    fn messages(&self) -> MutexGuard<'_, VecDeque<Option<T>>> {
        self.messages
            .lock()
            .unwrap_or_else(|held| held.into_inner())
    }

    /// Puts a message in; gives it back if there is nobody to receive it. Says its number.
    fn put(&self, world: &mut World, message: T) -> Result<u64, T> {
        let exact = match world.reduction {
            crate::search::Reduction::Values => value::exact(&message),
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
        world.learn(&number.is_ok());
        match number {
            Ok(number) => {
                self.messages().push_back(Some(message));
                Ok(number)
            }
            Err(()) => Err(message),
        }
    }

    fn take(&self, world: &mut World) -> Option<T> {
        let mut fingerprint = None;
        if let Kind::Channel { queue, .. } = &mut world.object_mut(self.object).kind {
            fingerprint = queue.pop_front();
        }
        world.learn(&fingerprint);
        self.messages().pop_front().flatten()
    }

    /// After waiting without a buffer: the message, if the receiver has gone without it.
    fn take_back(&self, world: &mut World, number: u64) -> Option<T> {
        let mut place = None;
        if let Kind::Channel { queue, sent, .. } = &world.object(self.object).kind {
            place = number.checked_sub(*sent - queue.len() as u64);
        }
        world.learn(&place.is_some());
        // It stays in the queue, empty: the others' numbers must not change.
        self.messages().get_mut(place? as usize)?.take()
    }

    fn kind(&self, act: impl FnOnce(&mut usize, &mut bool)) {
        if engine::current().is_some() {
            engine::with(|run, me| {
                run.world.use_object(me, self.object);
                self.change(&mut run.world, act);
            });
        }
    }

    fn change(&self, world: &mut World, act: impl FnOnce(&mut usize, &mut bool)) {
        if let Kind::Channel {
            senders, receiver, ..
        } = &mut world.object_mut(self.object).kind
        {
            act(senders, receiver);
        }
    }

    #[track_caller]
    fn use_it(&self) -> ObjectId {
        engine::with(|run, me| run.world.use_object(me, self.object));
        self.object
    }

    #[track_caller]
    fn send(&self, message: T) -> Result<(), SendError<T>> {
        let channel = self.use_it();
        let op = Op::Send(channel, Patience::Forever);
        let put = engine::step("send to", op, |world, _| self.put(world, message));
        put.map(drop).map_err(SendError)
    }

    #[track_caller]
    fn drop_sender(&self) {
        if engine::current().is_some() {
            let op = Op::Always(Some(self.use_it()));
            engine::step_in_drop("drop a sender of", op, |world, _| {
                self.change(world, |senders, _| *senders -= 1);
            });
        }
    }
}

/// A channel without a bound.
#[track_caller]
pub fn channel<T>() -> (Sender<T>, Receiver<T>) {
    let channel = Channel::open(None);
    let receiver = Receiver(Arc::clone(&channel), PhantomData);
    (Sender(channel), receiver)
}

/// A channel with room for so many messages.
#[track_caller]
pub fn sync_channel<T>(bound: usize) -> (SyncSender<T>, Receiver<T>) {
    let channel = Channel::open(Some(bound));
    let receiver = Receiver(Arc::clone(&channel), PhantomData);
    (SyncSender(channel), receiver)
}

/// The sending end of a channel without a bound.
#[derive(Debug)]
pub struct Sender<T>(Arc<Channel<T>>);

impl<T> Sender<T> {
    /// Sends a message.
    #[track_caller]
    pub fn send(&self, message: T) -> Result<(), SendError<T>> {
        self.0.send(message)
    }
}

/// The sending end of a channel with a bound.
#[derive(Debug)]
pub struct SyncSender<T>(Arc<Channel<T>>);

impl<T> SyncSender<T> {
    /// Waits for room and sends a message; without any room, waits until it is received.
    #[track_caller]
    pub fn send(&self, message: T) -> Result<(), SendError<T>> {
        let channel = self.0.use_it();
        let is_meeting = engine::with(|run, _| {
            let kind = &run.world.object(channel).kind;
            matches!(
                kind,
                Kind::Channel {
                    capacity: Some(0),
                    ..
                }
            )
        });
        if !is_meeting {
            return self.0.send(message);
        }
        let op = Op::Always(Some(channel));
        let offered = engine::step("offer to", op, |world, _| self.0.put(world, message));
        let number = offered.map_err(SendError)?;
        let op = Op::Taken { channel, number };
        let back = engine::step("wait for the receiver of", op, |world, _| {
            self.0.take_back(world, number)
        });
        back.map_or(Ok(()), |message| Err(SendError(message)))
    }

    /// Sends a message if there is room.
    #[track_caller]
    pub fn try_send(&self, message: T) -> Result<(), TrySendError<T>> {
        let op = Op::Send(self.0.use_it(), Patience::None);
        engine::step("try to send to", op, |world, choice| match choice {
            Choice::GAVE_UP => Err(TrySendError::Full(message)),
            _ => self
                .0
                .put(world, message)
                .map(drop)
                .map_err(TrySendError::Disconnected),
        })
    }
}

macro_rules! clone_and_drop {
    ($($sender:ident)+) => {$(
        impl<T> Clone for $sender<T> {
            fn clone(&self) -> Self {
                self.0.kind(|senders, _| *senders += 1);
                $sender(Arc::clone(&self.0))
            }
        }

        impl<T> Drop for $sender<T> {
            #[track_caller]
            fn drop(&mut self) {
                self.0.drop_sender();
            }
        }
    )+};
}

clone_and_drop! { Sender SyncSender }

/// The receiving end.
#[derive(Debug)]
pub struct Receiver<T>(Arc<Channel<T>>, PhantomData<std::cell::Cell<()>>);

impl<T> Receiver<T> {
    #[track_caller]
    fn get(&self, patience: Patience) -> Result<T, RecvTimeoutError> {
        let op = Op::Receive(self.0.use_it(), patience);
        engine::step("receive from", op, |world, choice| match choice {
            Choice::GAVE_UP => Err(RecvTimeoutError::Timeout),
            _ => self.0.take(world).ok_or(RecvTimeoutError::Disconnected),
        })
    }

    /// Waits for a message.
    #[track_caller]
    pub fn recv(&self) -> Result<T, RecvError> {
        self.get(Patience::Forever).map_err(|_| RecvError)
    }

    /// Waits for a message, with a time limit, which may be over at any moment.
    #[track_caller]
    pub fn recv_timeout(&self, _: Duration) -> Result<T, RecvTimeoutError> {
        self.get(Patience::Limited)
    }

    /// A message, if there is one now.
    #[track_caller]
    pub fn try_recv(&self) -> Result<T, TryRecvError> {
        self.get(Patience::None).map_err(|error| match error {
            RecvTimeoutError::Timeout => TryRecvError::Empty,
            RecvTimeoutError::Disconnected => TryRecvError::Disconnected,
        })
    }

    /// All messages until the senders are gone.
    pub fn iter(&self) -> Iter<'_, T> {
        Iter(self)
    }

    /// All messages that are there now.
    pub fn try_iter(&self) -> TryIter<'_, T> {
        TryIter(self)
    }
}

impl<T> Drop for Receiver<T> {
    #[track_caller]
    fn drop(&mut self) {
        if engine::current().is_none() {
            return;
        }
        let op = Op::Always(Some(self.0.use_it()));
        engine::step_in_drop("drop the receiver of", op, |world, _| {
            self.0.change(world, |_, receiver| *receiver = false);
        });
        let is_meeting = engine::with(|run, _| {
            let kind = &run.world.object(self.0.object).kind;
            matches!(
                kind,
                Kind::Channel {
                    capacity: Some(0),
                    ..
                }
            )
        });
        if !is_meeting {
            // Whatever the messages do when they are dropped, they do it without the lock.
            let messages = std::mem::take(&mut *self.0.messages());
            drop(messages);
        }
    }
}

/// All messages until the senders are gone.
#[derive(Debug)]
pub struct Iter<'a, T>(&'a Receiver<T>);

/// All messages that are there.
#[derive(Debug)]
pub struct TryIter<'a, T>(&'a Receiver<T>);

/// All messages until the senders are gone, with the receiver.
#[derive(Debug)]
pub struct IntoIter<T>(Receiver<T>);

macro_rules! next_by {
    ($next:ident) => {
        type Item = T;

        #[track_caller]
        fn next(&mut self) -> Option<T> {
            self.0.$next().ok()
        }
    };
}

impl<T> Iterator for Iter<'_, T> {
    next_by!(recv);
}

impl<T> Iterator for TryIter<'_, T> {
    next_by!(try_recv);
}

impl<T> Iterator for IntoIter<T> {
    next_by!(recv);
}

impl<'a, T> IntoIterator for &'a Receiver<T> {
    type Item = T;
    type IntoIter = Iter<'a, T>;

    fn into_iter(self) -> Iter<'a, T> {
        self.iter()
    }
}

impl<T> IntoIterator for Receiver<T> {
    type Item = T;
    type IntoIter = IntoIter<T>;

    fn into_iter(self) -> IntoIter<T> {
        IntoIter(self)
    }
}
