//! What a claim says of one outcome: a table in which all that is given must hold.

use crate::ending::Ending;
use crate::explored::Outcome;
use serde::Deserialize;
use std::fmt;

/// What may be true of an outcome; all that is given must hold.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Pattern {
    prints: Option<Vec<String>>,
    first: Option<String>,
    last: Option<String>,
    line: Option<String>,
    order: Option<Vec<String>>,
    ends: Option<String>,
}

/// The words for the endings that a pattern can speak of.
pub(super) fn endings() -> Vec<String> {
    let known = Ending::ALL.into_iter().chain([Ending::Exit(3)]);
    let known = known.filter(|ending| *ending != Ending::Cut);
    known.map(|ending| ending.word()).collect()
}

impl Pattern {
    pub(super) fn matches(&self, outcome: &Outcome) -> bool {
        let lines: Vec<&str> = outcome.printed.lines().collect();
        let is = |wanted: &Option<String>, line: Option<&&str>| {
            wanted.as_deref().is_none_or(|wanted| line == Some(&wanted))
        };
        let mut rest = lines.iter();
        is(&self.first, lines.first())
            && is(&self.last, lines.last())
            && self
                .line
                .as_deref()
                .is_none_or(|line| lines.contains(&line))
            && self.prints.as_ref().is_none_or(|prints| *prints == lines)
            && self
                .order
                .iter()
                .flatten()
                .all(|wanted| rest.any(|line| line == wanted))
            && self
                .ends
                .as_ref()
                .is_none_or(|ends| Ending::from_word(ends).as_ref() == Some(&outcome.ending))
    }

    /// Whether the ending that it speaks of exists, if it speaks of one.
    pub(super) fn has_known_ending(&self) -> bool {
        let known = |word: &str| match Ending::from_word(word) {
            None | Some(Ending::Cut) => false,
            Some(_) => true,
        };
        self.ends.as_deref().is_none_or(known)
    }

    /// Every line that the pattern names.
    pub(super) fn lines(&self) -> impl Iterator<Item = &String> {
        let single = [&self.first, &self.last, &self.line];
        let lists = [&self.prints, &self.order];
        single
            .into_iter()
            .flatten()
            .chain(lists.into_iter().flatten().flatten())
    }
}

/// The end of a sentence that begins with "every outcome".
impl fmt::Display for Pattern {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let list = |lines: &[String]| {
            let lines: Vec<String> = lines.iter().map(|line| format!("`{line}`")).collect();
            lines.join(", ")
        };
        let mut parts = Vec::new();
        if let Some(lines) = &self.prints {
            parts.push(match lines.is_empty() {
                true => "prints nothing".to_string(),
                false => format!("prints {}", list(lines)),
            });
        }
        if let Some(line) = &self.first {
            parts.push(format!("prints `{line}` first"));
        }
        if let Some(line) = &self.last {
            parts.push(format!("prints `{line}` last"));
        }
        if let Some(line) = &self.line {
            parts.push(format!("prints `{line}`"));
        }
        if let Some(lines) = &self.order {
            parts.push(format!("prints, in this order, {}", list(lines)));
        }
        if let Some(word) = &self.ends {
            parts.push(match Ending::from_word(word) {
                Some(ending) => ending.says(),
                None => format!("ends with {word:?}"),
            });
        }
        write!(f, "{}", parts.join(" and "))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_part_of_a_pattern_can_fail() {
        let outcome = Outcome::new("a\nb\nc\n", Ending::Running);
        let matches = |text: &str| {
            let pattern: Pattern = toml::from_str(text).expect("the pattern is well-formed");
            pattern.matches(&outcome)
        };
        for (good, bad) in [
            ("first = 'a'", "first = 'b'"),
            ("last = 'c'", "last = 'b'"),
            ("line = 'b'", "line = 'd'"),
            ("order = ['a', 'c']", "order = ['c', 'a']"),
            ("order = ['a', 'b']", "order = ['a', 'a']"),
            ("prints = ['a', 'b', 'c']", "prints = ['a', 'b']"),
            ("ends = 'running'", "ends = 'exit'"),
        ] {
            assert!(matches(good), "{good}");
            assert!(!matches(bad), "{bad}");
        }
    }
}
