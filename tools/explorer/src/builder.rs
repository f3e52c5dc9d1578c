//! `std::thread::Builder`: a name for a thread, and what has no meaning here.

use crate::thread::{JoinHandle, start};
use std::fmt;
use std::io;

/// A thread's name and body, before it is spawned.
#[derive(Default)]
pub struct Builder {
    name: Option<String>,
    stack_size: Option<usize>,
}

impl fmt::Debug for Builder {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.debug_struct("Builder")
            .field("name", &self.name)
            .field("stack_size", &self.stack_size)
            .field("no_hooks", &false)
            .finish()
    }
}

impl Builder {
    /// A thread without a name.
    pub fn new() -> Builder {
        Builder::default()
    }

    /// Names the thread.
    pub fn name(self, name: String) -> Builder {
        Builder {
            name: Some(name),
            ..self
        }
    }

    pub(crate) fn into_name(self) -> Option<String> {
        self.name
    }

    /// Has no meaning here: every stack is large.
    pub fn stack_size(self, size: usize) -> Builder {
        Builder {
            stack_size: Some(size),
            ..self
        }
    }

    /// Spawns the thread.
    #[track_caller]
    pub fn spawn<F, T>(self, f: F) -> io::Result<JoinHandle<T>>
    where
        F: FnOnce() -> T + Send + 'static,
        T: Send + 'static,
    {
        // What such a thread can change besides its result, others see only through this model.
        Ok(JoinHandle(start(self.name, None, true, f)))
    }

    /// Spawns the thread although it may borrow.
    ///
    /// # Safety
    ///
    /// The caller makes sure that what the thread borrows outlives it.
    #[track_caller]
    pub unsafe fn spawn_unchecked<F, T>(self, f: F) -> io::Result<JoinHandle<T>>
    where
        F: FnOnce() -> T + Send,
        T: Send,
    {
        // It may change what it borrows, so it is not known what it leaves behind.
        Ok(JoinHandle(start(self.name, None, false, f)))
    }
}
