//! A kind of breakage: what it does to the book, and what press owes it.

use crate::book::Book;
use fastrand::Rng;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::PathBuf;

/// What must become of a book that is broken in this way.
#[derive(Clone, Copy)]
pub enum Must {
    /// It is refused, with the file and the line.
    Refuse,
    /// It is refused; what is wrong is wrong with a file or a folder as a whole.
    RefuseFile,
    /// It is no mistake that press can see: the pages are right.
    Accept,
    /// One or the other, for this reason.
    Either(&'static str),
}

/// What it costs to try it.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Cost {
    /// Less than a second.
    Text,
    /// Cargo compiles something, which takes seconds.
    Program,
    /// Press or the explorer waits for a minute.
    Slow,
}

/// A way to break the book.
pub struct Kind {
    pub name: &'static str,
    pub must: Must,
    pub cost: Cost,
    /// At how many places the whole run tries it.
    pub times: usize,
    /// None where the book has no place for it.
    pub make: Make,
}

pub type Make = Box<dyn Fn(&mut Draw) -> Option<Breakage>>;

impl Kind {
    pub fn new(
        name: &'static str,
        must: Must,
        times: usize,
        make: impl Fn(&mut Draw) -> Option<Breakage> + 'static,
    ) -> Kind {
        Kind {
            name,
            must,
            cost: Cost::Text,
            times,
            make: Box::new(make),
        }
    }

    /// The same, where cargo has to compile something.
    pub fn compiled(self) -> Kind {
        Kind {
            cost: Cost::Program,
            ..self
        }
    }

    /// The same, where somebody waits for a minute.
    pub fn slow(self) -> Kind {
        Kind {
            cost: Cost::Slow,
            ..self
        }
    }
}

/// What is done to the book, and where.
#[derive(Default)]
pub struct Breakage {
    /// A file, and mostly a line.
    pub place: String,
    pub edits: Vec<Edit>,
}

/// What is done to one path.
pub enum Edit {
    Write(String, Vec<u8>),
    /// A file or a folder with all that it holds.
    Remove(String),
    Folder(String),
    /// A symbolic link, and what it leads to.
    Link(String, PathBuf),
    /// A pipe, which nobody ever writes into.
    Pipe(String),
    /// A file that nobody may read.
    Locked(String, Vec<u8>),
    /// A file that seems to be as old as this one is, in seconds since 1970.
    Aged(String, Vec<u8>, u64),
}

impl Edit {
    pub fn path(&self) -> &str {
        match self {
            Edit::Write(path, _)
            | Edit::Remove(path)
            | Edit::Folder(path)
            | Edit::Link(path, _)
            | Edit::Pipe(path)
            | Edit::Locked(path, _)
            | Edit::Aged(path, ..) => path,
        }
    }
}

impl Breakage {
    pub fn new(place: impl Into<String>) -> Breakage {
        Breakage {
            place: place.into(),
            edits: Vec::new(),
        }
    }

    pub fn write(self, path: impl Into<String>, text: impl Into<Vec<u8>>) -> Breakage {
        self.with(Edit::Write(path.into(), text.into()))
    }

    /// Equal for breakages that do the same.
    pub fn identity(&self) -> String {
        let mut identity = self.place.clone();
        for edit in &self.edits {
            identity += edit.path();
            identity += &match edit {
                Edit::Write(_, text) | Edit::Locked(_, text) | Edit::Aged(_, text, _) => {
                    let mut hash = DefaultHasher::new();
                    text.hash(&mut hash);
                    hash.finish().to_string()
                }
                Edit::Link(_, to) => to.display().to_string(),
                Edit::Remove(_) | Edit::Folder(_) | Edit::Pipe(_) => String::new(),
            };
        }
        identity
    }

    pub fn with(mut self, edit: Edit) -> Breakage {
        self.edits.push(edit);
        self
    }
}

/// Chooses where the book is broken; the same number gives the same places.
pub struct Draw<'b> {
    pub book: &'b Book,
    pub rng: Rng,
    /// How often a place for this kind was looked for already.
    pub turn: usize,
}

impl<'b> Draw<'b> {
    /// One of them.
    pub fn one<T: Clone>(&mut self, of: &[T]) -> Option<T> {
        (!of.is_empty()).then(|| of[self.rng.usize(..of.len())].clone())
    }

    /// Each of them in its turn.
    pub fn next<T: Clone>(&self, of: &[T]) -> T {
        of[self.turn % of.len()].clone()
    }

    /// A chapter that says something of itself.
    pub fn chapter(&mut self) -> Option<&'b str> {
        let chapters = self.book.chapters();
        let prose: Vec<&str> = chapters
            .into_iter()
            .filter(|path| self.text(path).contains("listings/"))
            .collect();
        self.one(&prose)
    }

    /// A listing whose folder has a file of this name, and the file's path.
    pub fn file_of_listing(&mut self, file: &str) -> Option<(&'b str, String)> {
        let listings = self.book.listings();
        let having: Vec<&str> = listings
            .into_iter()
            .filter(|name| !self.text(&format!("listings/{name}/{file}")).is_empty())
            .collect();
        let name = self.one(&having)?;
        Some((name, format!("listings/{name}/{file}")))
    }

    pub fn text(&self, path: &str) -> &'b str {
        self.book.sources.text(path)
    }

    pub fn lines(&self, path: &str) -> Vec<String> {
        self.text(path).lines().map(str::to_string).collect()
    }

    /// Changes the lines of a file that has a wanted line, at that line.
    pub fn at_line(
        &mut self,
        (folder, end): (&str, &str),
        wanted: impl Fn(&str) -> bool,
        change: impl FnOnce(&mut Draw, &mut Vec<String>, usize) -> Option<()>,
    ) -> Option<Breakage> {
        let files = self.book.sources.files();
        let places: Vec<(&str, usize)> = files
            .filter(|path| path.starts_with(folder) && path.ends_with(end))
            .filter(|path| *path != "src/404.md")
            .flat_map(|path| {
                let lines = self.text(path).lines().enumerate();
                let lines = lines.filter(|(_, line)| wanted(line));
                lines.map(move |(index, _)| (path, index))
            })
            .collect();
        let (path, index) = self.one(&places)?;
        let mut lines = self.lines(path);
        change(self, &mut lines, index)?;
        let text = lines.iter().flat_map(|line| [line, "\n"]);
        let place = format!("{path}:{}", index + 1);
        Some(Breakage::new(place).write(path, text.collect::<String>()))
    }

    /// A line of prose of a chapter.
    pub fn at_prose(
        &mut self,
        change: impl FnOnce(&mut Draw, &mut Vec<String>, usize) -> Option<()>,
    ) -> Option<Breakage> {
        self.at_line(CHAPTERS, is_prose, change)
    }

    /// Puts these lines behind a paragraph of a chapter.
    pub fn insert(&mut self, text: &str) -> Option<Breakage> {
        let mut place = None;
        let path = self.chapter()?;
        let mut lines = self.lines(path);
        let mut fenced = false;
        let ends: Vec<usize> = (0..lines.len())
            .filter(|&index| {
                fenced ^= lines[index].starts_with("```");
                let next = lines.get(index + 1);
                !fenced && is_prose(&lines[index]) && next.is_none_or(String::is_empty)
            })
            .collect();
        if let Some(index) = self.one(&ends) {
            lines.insert(index + 1, format!("\n{text}"));
            let start: String = text.chars().take(60).collect();
            place = Some(format!("{path}:{} {start:?}", index + 3));
        }
        let text = lines.iter().flat_map(|line| [line, "\n"]);
        Some(Breakage::new(place?).write(path, text.collect::<String>()))
    }
}

pub const CHAPTERS: (&str, &str) = ("src/", ".md");

/// Whether the line is a sentence at the margin, outside of code as this book writes it.
pub fn is_prose(line: &str) -> bool {
    line.starts_with(|c: char| c.is_ascii_uppercase())
        && line.ends_with(['.', ':'])
        && line.len() > 30
}
