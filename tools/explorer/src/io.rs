//! `std::io`: standard output and error are modelled; what would really read or wait is left out.

pub use ::std::io::{
    BufRead, BufReader, BufWriter, Bytes, Chain, Cursor, Empty, Error, ErrorKind, IntoInnerError,
    IoSlice, IoSliceMut, LineWriter, Lines, Read, Repeat, Result, Seek, SeekFrom, Sink, Split,
    Take, Write, WriterPanicked, copy, empty, prelude, read_to_string, repeat, sink,
};

use crate::outcome::Stream;
use crate::parts;
use crate::print::{self, StreamLock};
use ::std::fmt;
use ::std::panic::{RefUnwindSafe, UnwindSafe};

macro_rules! writes {
    ($stream:expr => $($to:ty)+) => {$(
        impl Write for $to {
            #[track_caller]
            fn write(&mut self, bytes: &[u8]) -> Result<usize> {
                if !bytes.is_empty() {
                    print::print($stream, String::from_utf8_lossy(bytes).into_owned());
                }
                Ok(bytes.len())
            }

            #[track_caller]
            fn write_fmt(&mut self, text: fmt::Arguments) -> Result<()> {
                parts::format($stream, text);
                Ok(())
            }

            #[track_caller]
            fn flush(&mut self) -> Result<()> {
                print::print($stream, String::new());
                Ok(())
            }
        }
    )+};
}

macro_rules! stream {
    ($($make:ident $name:ident $lock:ident $stream:expr;)+) => {$(
        /// A handle to the stream.
        pub fn $make() -> $name {
            $name(())
        }

        /// A handle to the stream.
        pub struct $name(());

        /// A handle to the stream that keeps others from printing to it.
        pub struct $lock<'a> {
            _lock: StreamLock,
            // A lock stays on its thread, as the real one.
            borrow: ::std::marker::PhantomData<(&'a (), *const ())>,
        }

        impl UnwindSafe for $lock<'_> {}
        impl RefUnwindSafe for $lock<'_> {}

        impl $name {
            /// Waits until no other thread holds the stream, and takes it.
            #[track_caller]
            pub fn lock(&self) -> $lock<'static> {
                $lock {
                    _lock: StreamLock::take($stream),
                    borrow: ::std::marker::PhantomData,
                }
            }
        }

        writes! { $stream => $name &$name $lock<'_> }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
                f.debug_struct(stringify!($name)).finish_non_exhaustive()
            }
        }

        impl fmt::Debug for $lock<'_> {
            fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
                f.debug_struct(stringify!($lock)).finish_non_exhaustive()
            }
        }
    )+};
}

stream! {
    stdout Stdout StdoutLock Stream::Out;
    stderr Stderr StderrLock Stream::Err;
}
