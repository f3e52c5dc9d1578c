//! The only commands that a chapter can give: one comment, one line, a fixed grammar.
//!
//! mdbook-cmdrun hands whatever stands in its comment to a shell. What reaches it from this book
//! is `press`, one of the words below, names made of lower-case words, and numbers; anything else
//! with `cmdrun` in a comment is an error, so that a chapter cannot run a command on whoever
//! builds the book; a listing is a program, and can.

mod find;

pub use find::{Found, find};

use crate::quantity::{Quantity, Sampling};
use crate::text::{is_name, nearest};
use std::fmt;

/// What a directive asks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Directive {
    /// The command line of a listing and what it prints.
    Show(String),
    /// The command line of a listing's Python original and what it printed.
    Original(String),
    /// The table of a listing's outcomes.
    Explore(String),
    /// What each thread does when, on the way to the outcome with this number, counted from 1.
    Timeline(String, usize),
    /// How long each guard lives, on the way to the outcome with this number.
    Guards(String, usize),
    /// A listing whose scheduler the reader is.
    Play(String),
    /// How often many runs of a listing gave each result.
    Runs(String, Sampling),
    /// A number, within a sentence.
    Value(String, Quantity),
    /// What changes from one listing to another.
    Diff(String, String),
    /// A table of all listings.
    Listings,
    /// Every claim of the book, with its evidence.
    Claims,
}

impl Directive {
    const WORDS: [&str; 11] = [
        "show", "original", "explore", "timeline", "guards", "play", "runs", "value", "diff",
        "listings", "claims",
    ];

    fn parse(words: &[&str]) -> Result<Directive, String> {
        match words {
            ["show", name] if is_name(name) => Ok(Directive::Show(name.to_string())),
            ["original", name] if is_name(name) => Ok(Directive::Original(name.to_string())),
            ["explore", name] if is_name(name) => Ok(Directive::Explore(name.to_string())),
            ["timeline", name, which @ ..] if is_name(name) => {
                Ok(Directive::Timeline(name.to_string(), outcome(which)?))
            }
            ["guards", name, which @ ..] if is_name(name) => {
                Ok(Directive::Guards(name.to_string(), outcome(which)?))
            }
            ["play", name] if is_name(name) => Ok(Directive::Play(name.to_string())),
            ["runs", name, sampling @ ..] if is_name(name) => Ok(Directive::Runs(
                name.to_string(),
                Sampling::parse(sampling)?,
            )),
            ["value", name, key @ ..] if is_name(name) => {
                Ok(Directive::Value(name.to_string(), Quantity::parse(key)?))
            }
            ["diff", from, to] if is_name(from) && is_name(to) => {
                Ok(Directive::Diff(from.to_string(), to.to_string()))
            }
            ["diff", ..] => Err("`press diff` takes the names of two listings".to_string()),
            ["listings"] => Ok(Directive::Listings),
            ["claims"] => Ok(Directive::Claims),
            [
                word @ ("show" | "original" | "explore" | "timeline" | "guards" | "play" | "runs"
                | "value"),
                ..,
            ] => Err(format!("`press {word}` takes the name of one listing")),
            [word @ ("listings" | "claims"), ..] => Err(format!("`press {word}` stands alone")),
            [] => Err("`press` lacks its command".to_string()),
            [word, ..] => Err(match nearest(word, &Directive::WORDS) {
                Some(near) => format!("`press {word}` does not exist; did you mean `{near}`?"),
                None => format!("`press {word}` does not exist in a chapter"),
            }),
        }
    }

    /// The listings that it is about.
    pub fn listings(&self) -> Vec<&str> {
        match self {
            Directive::Show(name)
            | Directive::Original(name)
            | Directive::Explore(name)
            | Directive::Timeline(name, _)
            | Directive::Guards(name, _)
            | Directive::Play(name)
            | Directive::Runs(name, _)
            | Directive::Value(name, _) => vec![name],
            Directive::Diff(from, to) => vec![from, to],
            Directive::Listings | Directive::Claims => Vec::new(),
        }
    }

    /// The runs that it needs.
    pub fn sampling(&self) -> Option<&Sampling> {
        match self {
            Directive::Runs(_, sampling) | Directive::Value(_, Quantity::OfRuns(_, sampling)) => {
                Some(sampling)
            }
            _ => None,
        }
    }

    /// The language of the fence that it stands in; none if it stands outside of all fences.
    pub fn fence(&self) -> Option<&'static str> {
        match self {
            Directive::Show(_) | Directive::Original(_) => Some("console"),
            Directive::Diff(..) => Some("diff"),
            _ => None,
        }
    }

    /// Whether it shows something of a listing's exploration.
    pub fn is_explored(&self) -> bool {
        matches!(
            self,
            Directive::Explore(_)
                | Directive::Timeline(..)
                | Directive::Guards(..)
                | Directive::Play(_)
        )
    }

    /// Whether it may stand within a sentence.
    fn is_inline(&self) -> bool {
        matches!(self, Directive::Value(..))
    }
}

/// The command that gives the same at a terminal, but for `cargo run --` before it.
impl fmt::Display for Directive {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Directive::Show(name) => write!(f, "press show {name}"),
            Directive::Original(name) => write!(f, "press original {name}"),
            Directive::Explore(name) => write!(f, "press explore {name}"),
            Directive::Timeline(name, 1) => write!(f, "press timeline {name}"),
            Directive::Timeline(name, n) => write!(f, "press timeline {name} --outcome {n}"),
            Directive::Guards(name, 1) => write!(f, "press guards {name}"),
            Directive::Guards(name, n) => write!(f, "press guards {name} --outcome {n}"),
            Directive::Play(name) => write!(f, "press play {name}"),
            Directive::Runs(name, sampling) => write!(f, "press runs {name} {sampling}"),
            Directive::Value(name, quantity) => write!(f, "press value {name} {quantity}"),
            Directive::Diff(from, to) => write!(f, "press diff {from} {to}"),
            Directive::Listings => write!(f, "press listings"),
            Directive::Claims => write!(f, "press claims"),
        }
    }
}

/// The number of an outcome, counted from 1.
fn outcome(words: &[&str]) -> Result<usize, String> {
    match words {
        [] => Ok(1),
        ["--outcome", number] => match number.parse() {
            Ok(number) if number > 0 => Ok(number),
            _ => Err(format!("outcomes are counted from 1, not `{number}`")),
        },
        _ => Err("a figure takes `--outcome N`, and nothing else".to_string()),
    }
}
