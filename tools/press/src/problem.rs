//! What went wrong, as one line for people: where, what, and what to do next.

use crate::text::line_of;
use std::fmt;
use std::path::Path;

/// Of a long detail so many of the first and of the last lines are shown.
const FIRST: usize = 40;
const LAST: usize = 10;
/// Of a long line of it so many characters.
const WIDEST: usize = 200;

/// One thing that is wrong, at a place that a person can open.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// A path relative to the book's root; empty where no file is to blame.
    path: String,
    line: Option<usize>,
    what: String,
    next: Option<String>,
    detail: String,
}

impl Problem {
    /// A problem that no file is to blame for.
    pub fn new(what: impl Into<String>) -> Problem {
        Problem {
            path: String::new(),
            line: None,
            what: what.into(),
            next: None,
            detail: String::new(),
        }
    }

    /// A problem in the file or folder `path`, relative to the book's root.
    pub fn at(path: impl Into<String>, what: impl Into<String>) -> Problem {
        Problem {
            path: path.into(),
            ..Problem::new(what)
        }
    }

    /// A file that cannot be read or written.
    pub fn file(path: &Path, doing: &str, error: impl fmt::Display) -> Problem {
        Problem::at(
            path.display().to_string(),
            format!("cannot {doing}: {error}"),
        )
    }

    /// A file of this text that is no TOML, or not the TOML that it should be.
    pub fn toml(path: impl Into<String>, text: &str, error: &toml::de::Error) -> Problem {
        let line = error.span().map_or(1, |span| line_of(text, span.start));
        Problem::at(path, error.message()).line(line)
    }

    /// The same, on this line, counted from 1.
    pub fn line(mut self, line: usize) -> Problem {
        self.line = Some(line);
        self
    }

    /// The same, with what the reader of the message may do about it.
    pub fn next(mut self, next: impl Into<String>) -> Problem {
        self.next = Some(next.into());
        self
    }

    /// The same, with lines to read below it: a difference, a compiler's message.
    pub fn detail(mut self, detail: impl Into<String>) -> Problem {
        self.detail = detail.into();
        self
    }

    /// The same place with something else that is wrong there.
    pub fn saying(mut self, what: impl Into<String>) -> Problem {
        self.what = what.into();
        self
    }

    /// The same problem as seen from another place: the chapter that shows the listing.
    pub fn seen_from(&self, path: &str, line: usize) -> Problem {
        Problem {
            path: path.to_string(),
            line: Some(line),
            ..self.clone()
        }
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.path.is_empty(), self.line) {
            (true, _) => {}
            (false, None) => write!(f, "{}: ", self.path)?,
            (false, Some(line)) => write!(f, "{}:{line}: ", self.path)?,
        }
        write!(f, "{}", self.what)?;
        if let Some(next) = &self.next {
            write!(f, "; {next}")?;
        }
        let lines: Vec<&str> = self.detail.lines().collect();
        let (first, last) = match lines.len() > FIRST + LAST {
            true => (&lines[..FIRST], &lines[lines.len() - LAST..]),
            false => (&lines[..], &[][..]),
        };
        for line in first {
            write!(f, "\n    {}", cut(line))?;
        }
        if !last.is_empty() {
            write!(f, "\n    … {} lines …", lines.len() - FIRST - LAST)?;
        }
        for line in last {
            write!(f, "\n    {}", cut(line))?;
        }
        Ok(())
    }
}

/// The start of a line that nobody reads to its end.
fn cut(line: &str) -> String {
    let mut rest = line.chars();
    let start: String = rest.by_ref().take(WIDEST).collect();
    match rest.next() {
        None => start,
        Some(_) => start + " …",
    }
}

impl std::error::Error for Problem {}

/// All that is wrong; never empty when it is returned as an error.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Problems(pub Vec<Problem>);

impl Problems {
    /// `value`, or the problems if there are any.
    pub fn or<T>(self, value: T) -> Result<T, Problems> {
        if self.0.is_empty() {
            Ok(value)
        } else {
            Err(self)
        }
    }

    /// Takes over the problems of `result`; its value, if it is one.
    pub fn take<T>(&mut self, result: Result<T, impl Into<Problems>>) -> Option<T> {
        result
            .map_err(|problems| self.0.extend(problems.into().0))
            .ok()
    }
}

impl fmt::Display for Problems {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, problem) in self.0.iter().enumerate() {
            if index > 0 {
                writeln!(f)?;
            }
            write!(f, "{problem}")?;
        }
        Ok(())
    }
}

impl std::error::Error for Problems {}

impl From<Problem> for Problems {
    fn from(problem: Problem) -> Problems {
        Problems(vec![problem])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_detail_is_cut_in_both_directions() {
        let long = format!("{}\n", "x".repeat(1_000_000)).repeat(60);
        let said = Problem::at("a", "b").detail(long).to_string();
        assert_eq!(said.lines().count(), 1 + FIRST + 1 + LAST);
        assert!(
            said.lines()
                .all(|line| line.chars().count() <= 4 + WIDEST + 2)
        );
    }
}
