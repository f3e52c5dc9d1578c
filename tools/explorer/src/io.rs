//! `std::io`: standard output and error are modelled; what would really read or wait is left out.

pub use ::std::io::{
    BufRead, BufReader, BufWriter, Bytes, Chain, Cursor, Empty, Error, ErrorKind, IntoInnerError,
    LineWriter, Lines, Read, Repeat, Result, Seek, SeekFrom, Sink, Split, Take, Write, copy, empty,
    repeat, sink,
};

use crate::outcome::Stream;
use crate::print;

macro_rules! stream {
    ($($make:ident $name:ident $stream:expr;)+) => {$(
        /// A handle to the stream.
        pub fn $make() -> $name {
            $name(())
        }

        /// A handle to the stream.
        #[derive(Debug)]
        pub struct $name(());

        impl Write for $name {
            #[track_caller]
            fn write(&mut self, bytes: &[u8]) -> Result<usize> {
                if !bytes.is_empty() {
                    print::print($stream, String::from_utf8_lossy(bytes).into_owned());
                }
                Ok(bytes.len())
            }

            #[track_caller]
            fn write_fmt(&mut self, text: ::std::fmt::Arguments) -> Result<()> {
                print::print($stream, text.to_string());
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

stream! {
    stdout Stdout Stream::Out;
    stderr Stderr Stream::Err;
}
