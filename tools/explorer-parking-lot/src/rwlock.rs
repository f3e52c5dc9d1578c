//! parking_lot's `RwLock` and `RecursiveRwLock`: no poison, and a reader that may come to write.

use crate::rwlock_guards::{Hold, ReadGuard, UpgradableGuard, WriteGuard};
use explorer::engine;
use explorer::object::Kind;
use explorer::op::{Choice, Op, Patience};
use explorer::shared::Shared;
use explorer::world::{ObjectId, ThreadId, World};
use std::fmt;
use std::time::Duration;

/// A lock around data, for many readers or one writer. If it is recursive, readers pass writers that
/// only wait.
pub struct RwLockOf<const RECURSIVE: bool, T: ?Sized>(Shared<T>);

// SAFETY: as for the real one: readers share the data, so it has to be `Sync`, too.
unsafe impl<const RECURSIVE: bool, T: ?Sized + Send + Sync> Sync for RwLockOf<RECURSIVE, T> {}

/// A lock whose readers queue behind a waiting writer.
pub type RwLock<T> = RwLockOf<false, T>;

/// A lock whose readers pass a waiting writer.
pub type RecursiveRwLock<T> = RwLockOf<true, T>;

impl<const RECURSIVE: bool, T> RwLockOf<RECURSIVE, T> {
    /// A lock that nobody holds.
    #[track_caller]
    pub const fn new(value: T) -> Self {
        RwLockOf(Shared::new(value))
    }

    /// The data, for the only owner.
    pub fn into_inner(self) -> T {
        self.0.into_inner()
    }
}

macro_rules! ways_to_take {
    ($($(#[$doc:meta])* $guard:ident $hold:ident: $wait:ident $verb:literal,
        $try:ident $try_for:ident $try_until:ident $try_verb:literal;)+) => {$(
        $(#[$doc])*
        #[track_caller]
        pub fn $wait(&self) -> $guard<'_, RECURSIVE, T> {
            self.take($verb, Hold::$hold, Patience::Forever);
            $guard::new(self)
        }

        /// The same, if that is possible now.
        #[track_caller]
        pub fn $try(&self) -> Option<$guard<'_, RECURSIVE, T>> {
            let taken = self.take($try_verb, Hold::$hold, Patience::None);
            taken.then(|| $guard::new(self))
        }

        /// The same, with a time limit, which may be over at any moment.
        #[track_caller]
        pub fn $try_for(&self, _: Duration) -> Option<$guard<'_, RECURSIVE, T>> {
            let taken = self.take($try_verb, Hold::$hold, Patience::Limited);
            taken.then(|| $guard::new(self))
        }

        /// The same with a moment, which may be over at any moment.
        #[track_caller]
        pub fn $try_until(&self, _: impl Copy) -> Option<$guard<'_, RECURSIVE, T>> {
            let taken = self.take($try_verb, Hold::$hold, Patience::Limited);
            taken.then(|| $guard::new(self))
        }
    )+};
}

impl<const RECURSIVE: bool, T: ?Sized> RwLockOf<RECURSIVE, T> {
    ways_to_take! {
        /// Waits until it may read.
        ReadGuard Read: read "read", try_read try_read_for try_read_until "try to read";
        /// Waits until it may write.
        WriteGuard Write: write "write", try_write try_write_for try_write_until "try to write";
        /// Waits until it may read as the only one that may come to write.
        UpgradableGuard Upgradable: upgradable_read "read to upgrade", try_upgradable_read
            try_upgradable_read_for try_upgradable_read_until "try to read to upgrade";
    }

    /// Whether somebody reads or writes.
    #[track_caller]
    pub fn is_locked(&self) -> bool {
        self.look(|world, object| {
            let shared = !world.readers(object).is_empty() || world.upgradable(object).is_some();
            shared || world.writer(object).is_some()
        })
    }

    /// Whether somebody writes.
    #[track_caller]
    pub fn is_locked_exclusive(&self) -> bool {
        self.look(|world, object| world.writer(object).is_some())
    }

    /// The data, for the only owner.
    pub fn get_mut(&mut self) -> &mut T {
        self.0.get_mut()
    }

    pub(crate) fn data(&self) -> *mut T {
        self.0.get()
    }

    #[track_caller]
    fn look(&self, see: impl FnOnce(&World, ObjectId) -> bool) -> bool {
        let object = self.object();
        engine::step("look at", Op::Always(Some(object)), |world, _| {
            let seen = see(world, object);
            world.learn(&seen);
            seen
        })
    }

    fn object(&self) -> ObjectId {
        self.0.object(|| Kind::ReadWrite {
            writer: None,
            upgradable: None,
            readers: Vec::new(),
            poisoned: false,
        })
    }

    /// Takes the lock; false if it gave up.
    #[track_caller]
    pub(crate) fn take(&self, verb: &'static str, hold: Hold, patience: Patience) -> bool {
        let object = self.object();
        let op = match hold {
            Hold::Read if RECURSIVE => Op::ReadPast(object, patience),
            Hold::Read => Op::Read(object, patience),
            Hold::Upgradable => Op::ReadToUpgrade(object, patience),
            Hold::Write => Op::Write(object, patience),
        };
        match self.exchange(verb, op, None, Some(hold)) {
            Choice::QUEUED => {
                let op = Op::QueuedRead(object, patience);
                self.exchange(verb, op, None, Some(hold)) == Choice::DONE
            }
            choice => choice == Choice::DONE,
        }
    }

    /// Becomes a writer after having been the reader that may; false if it gave up.
    #[track_caller]
    pub(crate) fn upgrade(&self, verb: &'static str, patience: Patience) -> bool {
        let op = Op::Upgrade(self.object(), patience);
        let choice = self.exchange(verb, op, Some(Hold::Upgradable), Some(Hold::Write));
        choice == Choice::DONE
    }

    /// Holds the lock in another way from now on, which never has to wait.
    #[track_caller]
    pub(crate) fn downgrade(&self, from: Hold, to: Hold) {
        let op = Op::Always(Some(self.object()));
        self.exchange("downgrade", op, Some(from), Some(to));
    }

    /// Lets go of the lock, and does not come back from that if the execution is over.
    #[track_caller]
    pub(crate) fn let_go(&self, hold: Hold) {
        let op = Op::Always(Some(self.object()));
        self.exchange(hold.end(), op, Some(hold), None);
    }

    /// Lets go of the lock, for destructors.
    pub(crate) fn let_go_in_drop(&self, hold: Hold) {
        if engine::current().is_some() {
            let object = self.object();
            let op = Op::Always(Some(object));
            engine::step_in_drop(hold.end(), op, |world, _| self.leave(world, object, hold));
        }
    }

    #[track_caller]
    fn exchange(&self, verb: &'static str, op: Op, from: Option<Hold>, to: Option<Hold>) -> Choice {
        let object = self.object();
        engine::step(verb, op, |world, choice| {
            if choice == Choice::DONE {
                if let Some(hold) = from {
                    self.leave(world, object, hold);
                }
                if let Some(hold) = to {
                    self.enter(world, object, hold);
                }
            }
            choice
        })
    }

    fn enter(&self, world: &mut World, object: ObjectId, hold: Hold) {
        let acting = world.acting;
        change(world, object, |writer, upgradable, readers| match hold {
            Hold::Write => *writer = Some(acting),
            Hold::Upgradable => *upgradable = Some(acting),
            Hold::Read => {
                readers.push(acting);
                readers.sort_unstable();
            }
        });
        world.read(object, self.0.exact());
    }

    fn leave(&self, world: &mut World, object: ObjectId, hold: Hold) {
        let acting = world.acting;
        if hold == Hold::Write {
            world.wrote(object, self.0.exact());
        }
        change(world, object, |writer, upgradable, readers| match hold {
            Hold::Write => *writer = None,
            Hold::Upgradable => *upgradable = None,
            Hold::Read => {
                if let Some(place) = readers.iter().position(|&reader| reader == acting) {
                    readers.remove(place);
                }
            }
        });
    }
}

fn change(
    world: &mut World,
    object: ObjectId,
    act: impl FnOnce(&mut Option<ThreadId>, &mut Option<ThreadId>, &mut Vec<ThreadId>),
) {
    if let Kind::ReadWrite {
        writer,
        upgradable,
        readers,
        ..
    } = &mut world.object_mut(object).kind
    {
        act(writer, upgradable, readers);
    }
}

impl<const RECURSIVE: bool, T: ?Sized + fmt::Debug> fmt::Debug for RwLockOf<RECURSIVE, T> {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        let mut shown = f.debug_struct("RwLock");
        match self.try_read() {
            Some(guard) => shown.field("data", &&*guard),
            None => shown.field("data", &format_args!("<locked>")),
        };
        shown.finish()
    }
}

impl<const RECURSIVE: bool, T: Default> Default for RwLockOf<RECURSIVE, T> {
    #[track_caller]
    fn default() -> Self {
        Self::new(T::default())
    }
}

impl<const RECURSIVE: bool, T> From<T> for RwLockOf<RECURSIVE, T> {
    #[track_caller]
    fn from(value: T) -> Self {
        Self::new(value)
    }
}
