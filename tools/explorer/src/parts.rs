//! Texts in parts: standard error keeps nothing, so others can print between the pieces of one text.

use crate::engine::{self, Notice};
use crate::outcome::Stream;
use crate::print::{StreamLock, print_at, print_now};
use std::cell::RefCell;
use std::collections::BTreeSet;
use std::fmt::{self, Arguments, Write};
use std::panic::{Location, resume_unwind};

/// What executions so far have shown of printing in the program. Where something is found out, the
/// search begins again, since a text is then printed with more steps.
#[derive(Clone, Debug, Default)]
pub(crate) struct Printing {
    /// Where printing begins with steps of its own: something that is printed takes a lock, reads an
    /// atomic or prints. The real one holds the stream meanwhile.
    pub(crate) busy_places: BTreeSet<(&'static str, u32, u32)>,
    /// For each stream, whether something is printed to it, and whether a text goes there in several
    /// parts, between which the other stream can be printed to.
    printed: [bool; 2],
    in_parts: [bool; 2],
    /// Whether something is printed to standard error that does not wait until nobody holds it.
    past_the_lock: bool,
    /// Whether a text is printed to standard output that does not end its line.
    unfinished: bool,
    /// Whether a thread may be in the middle of printing when the program ends. What it prints is cut
    /// off then, or what standard output has kept is lost: the real one cannot flush what is in use.
    pub(crate) may_be_cut_off: bool,
}

impl Printing {
    /// As if both streams were printed to, in parts.
    pub(crate) fn everything() -> Printing {
        Printing {
            printed: [true; 2],
            in_parts: [true; 2],
            past_the_lock: true,
            ..Printing::default()
        }
    }

    /// The program may end while another thread prints like this, or holds standard output.
    pub(crate) fn note_end(&mut self, whole: bool) {
        self.may_be_cut_off |= !whole || self.unfinished;
    }

    fn parts_matter(&self, stream: Stream) -> bool {
        let past_the_lock = stream == Stream::Err && self.past_the_lock;
        self.in_parts[stream as usize] && (self.printed[1 - stream as usize] || past_the_lock)
    }
}

fn parts_matter(stream: Stream) -> bool {
    engine::has_learned(|learned| learned.printing.parts_matter(stream))
}

/// Takes note of something; begins again if parts matter from now on.
fn learn(act: impl FnOnce(&mut Printing)) {
    let both = |known: &Printing| [Stream::Out, Stream::Err].map(|of| known.parts_matter(of));
    engine::learn(|learned| {
        let before = both(&learned.printing);
        act(&mut learned.printing);
        before != both(&learned.printing)
    });
}

/// Something is printed to the stream.
pub(crate) fn note_printed(stream: Stream, text: &str) {
    learn(|known| {
        known.printed[stream as usize] = true;
        known.unfinished |= stream == Stream::Out && !text.ends_with('\n');
    });
}

/// Something is printed to standard error, whoever holds it.
pub(crate) fn note_printed_past_the_lock() {
    learn(|known| {
        known.printed[Stream::Err as usize] = true;
        known.past_the_lock = true;
    });
}

/// Formats and prints.
#[track_caller]
pub(crate) fn format(stream: Stream, text: Arguments) {
    let place = Location::caller();
    if let Some(text) = text.as_str() {
        if !text.is_empty() {
            print_at(stream, text.into(), place);
        }
        return;
    }
    let here = (place.file(), place.line(), place.column());
    if engine::has_learned(|learned| learned.printing.busy_places.contains(&here)) {
        let _lock = StreamLock::take(stream);
        let mut pieces = Pieces::start(stream, place);
        // An error of the formatting is none of the stream's, which never fails.
        let _ = fmt::write(&mut pieces, text);
        flush(stream, place);
        return;
    }
    let mut parts = Parts {
        stream,
        done: Vec::new(),
        open: String::new(),
        pieces: 0,
    };
    let (written, _) = engine::watch(Notice::Text(here), || fmt::write(&mut parts, text));
    if let Err(payload) = written {
        resume_unwind(payload);
    }
    parts.print(place);
}

/// Where what the calling thread has not printed yet is, and its size in bytes.
pub(crate) fn place() -> (usize, usize) {
    PENDING.with(|pending| (std::ptr::from_ref(pending).addr(), size_of_val(pending)))
}

/// Forgets what the calling thread has not printed, with the room for it.
pub(crate) fn forget() {
    PENDING.take();
}

/// A text as it reaches the outside: standard error keeps nothing, so every piece is a part;
/// standard output keeps what comes before the end of a line.
struct Parts {
    stream: Stream,
    done: Vec<String>,
    open: String,
    pieces: usize,
}

impl Parts {
    fn print(mut self, place: &'static Location<'static>) {
        if !self.open.is_empty() {
            self.done.push(self.open);
        }
        let stream = self.stream;
        if self.done.len() > 1 {
            learn(|known| known.in_parts[stream as usize] = true);
        }
        if self.done.len() > 1 && parts_matter(stream) {
            let _lock = StreamLock::take_at(stream, place);
            for part in self.done {
                print_at(stream, part, place);
            }
        } else if !self.done.is_empty() {
            flush(stream, place);
            print_now(stream, self.done.concat(), self.pieces < 2, place);
        }
    }
}

impl Write for Parts {
    fn write_str(&mut self, piece: &str) -> fmt::Result {
        self.open += piece;
        self.pieces += usize::from(!piece.is_empty());
        if ends_part(self.stream, piece) {
            self.done.push(std::mem::take(&mut self.open));
        }
        Ok(())
    }
}

fn ends_part(stream: Stream, piece: &str) -> bool {
    match stream {
        Stream::Out => piece.contains('\n'),
        Stream::Err => !piece.is_empty(),
    }
}

thread_local! {
    /// What the calling thread has formatted under its locks and not yet printed.
    static PENDING: RefCell<Vec<(Stream, String)>> = const { RefCell::new(Vec::new()) };
}

/// A text that takes steps while it is formatted. Its parts are printed with one step, unless they
/// matter or something inside prints, too.
struct Pieces(Stream, &'static Location<'static>);

impl Pieces {
    fn start(stream: Stream, place: &'static Location<'static>) -> Pieces {
        PENDING.with_borrow_mut(|pending| pending.push((stream, String::new())));
        Pieces(stream, place)
    }
}

/// Prints what the calling thread has formatted for the stream so far.
pub(crate) fn flush(stream: Stream, place: &'static Location<'static>) {
    let of_stream = |(of, text): &mut (Stream, String)| match *of == stream {
        true => std::mem::take(text),
        false => String::new(),
    };
    let text: String =
        PENDING.with_borrow_mut(|pending| pending.iter_mut().map(of_stream).collect());
    if !text.is_empty() {
        // Nobody has counted its pieces.
        print_now(stream, text, false, place);
    }
}

impl Write for Pieces {
    fn write_str(&mut self, piece: &str) -> fmt::Result {
        let Pieces(stream, place) = *self;
        PENDING.with_borrow_mut(|pending| {
            if let Some((_, text)) = pending.last_mut() {
                *text += piece;
            }
        });
        if ends_part(stream, piece) {
            learn(|known| known.in_parts[stream as usize] = true);
            if parts_matter(stream) {
                flush(stream, place);
            }
        }
        Ok(())
    }
}

impl Drop for Pieces {
    fn drop(&mut self) {
        PENDING.with_borrow_mut(Vec::pop);
    }
}
