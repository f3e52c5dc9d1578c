//! `std::sync::mpsc`: channels, with and without a bound.

pub use ::std::sync::mpsc::{RecvError, RecvTimeoutError, SendError, TryRecvError, TrySendError};

use crate::channel::Channel;
use crate::engine;
use crate::object::Kind;
use crate::op::{Choice, Op, Patience};
use std::fmt;
use std::marker::PhantomData;
use std::panic::{RefUnwindSafe, UnwindSafe};
use std::sync::Arc;
use std::time::Duration;

/// A channel without a bound.
#[track_caller]
pub fn channel<T>() -> (Sender<T>, Receiver<T>) {
    let channel = Channel::open(None);
    (Sender::of(Arc::clone(&channel)), Receiver::of(channel))
}

/// A channel with room for so many messages.
#[track_caller]
pub fn sync_channel<T>(bound: usize) -> (SyncSender<T>, Receiver<T>) {
    let channel = Channel::open(Some(bound));
    (SyncSender::of(Arc::clone(&channel)), Receiver::of(channel))
}

/// The sending end of a channel without a bound.
pub struct Sender<T>(Arc<Channel<T>>);

impl<T> Sender<T> {
    /// Sends a message.
    #[track_caller]
    pub fn send(&self, message: T) -> Result<(), SendError<T>> {
        self.0.send(message)
    }
}

/// The sending end of a channel with a bound.
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
            self.0.may_park();
            return self.0.send(message);
        }
        self.0.may_park();
        let op = Op::Always(Some(channel));
        let offered = engine::step("offer to", op, |world, _| self.0.put(world, message));
        let number = match offered {
            Ok(number) => number,
            Err(_) if engine::failed_after_the_end() => return Ok(()),
            Err(message) => return Err(SendError(message)),
        };
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
        let sent = engine::step("try to send to", op, |world, choice| match choice {
            Choice::GAVE_UP => Err(TrySendError::Full(message)),
            _ => self
                .0
                .put(world, message)
                .map(drop)
                .map_err(TrySendError::Disconnected),
        });
        match sent {
            Err(_) if engine::failed_after_the_end() => Ok(()),
            sent => sent,
        }
    }
}

macro_rules! clone_and_drop {
    ($($sender:ident)+) => {$(
        impl<T> $sender<T> {
            fn of(channel: Arc<Channel<T>>) -> Self {
                $sender(channel)
            }
        }

        impl<T> Clone for $sender<T> {
            fn clone(&self) -> Self {
                self.0.kind(|senders, _| *senders += 1);
                $sender::of(Arc::clone(&self.0))
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
pub struct Receiver<T>(Arc<Channel<T>>, PhantomData<std::cell::Cell<()>>);

impl<T> Receiver<T> {
    fn of(channel: Arc<Channel<T>>) -> Receiver<T> {
        Receiver(channel, PhantomData)
    }

    #[track_caller]
    fn get(&self, patience: Patience) -> Result<T, RecvTimeoutError> {
        if patience != Patience::None {
            self.0.may_park();
        }
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
        Iter { rx: self }
    }

    /// All messages that are there now.
    pub fn try_iter(&self) -> TryIter<'_, T> {
        TryIter { rx: self }
    }
}

macro_rules! shown_by_name {
    ($($end:ident)+) => {$(
        impl<T> UnwindSafe for $end<T> {}
        impl<T> RefUnwindSafe for $end<T> {}

        impl<T> fmt::Debug for $end<T> {
            fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
                f.debug_struct(stringify!($end)).finish_non_exhaustive()
            }
        }
    )+};
}

shown_by_name! { Sender SyncSender Receiver }

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
pub struct Iter<'a, T> {
    rx: &'a Receiver<T>,
}

/// All messages that are there.
#[derive(Debug)]
pub struct TryIter<'a, T> {
    rx: &'a Receiver<T>,
}

/// All messages until the senders are gone, with the receiver.
#[derive(Debug)]
pub struct IntoIter<T> {
    rx: Receiver<T>,
}

macro_rules! next_by {
    ($next:ident) => {
        type Item = T;

        #[track_caller]
        fn next(&mut self) -> Option<T> {
            self.rx.$next().ok()
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
        IntoIter { rx: self }
    }
}
