//! A claim: what a sentence of a chapter says of a listing, as data that can be checked.
//!
//! `claims.toml` beside a listing holds a table for each claim, by name:
//!
//! ```toml
//! [the_last_line_is_last]
//! every = { last = "main: the thread has finished" }
//! ```
//!
//! `some`, `every` and `none` speak of the explored outcomes of the listing, `exactly` lists a
//! pattern for each of them, and `outcomes` says how many there are. With `evidence = "output"` a
//! claim speaks of the recorded run, of which only `some` can be said. `error = "E0373"` says that
//! the compiler refuses the listing with this code, or with the lint of this name. A pattern is a
//! table: the whole text (`prints`, a list of lines), the `first` or the `last` line, some `line`,
//! lines in this `order`, how it `ends`; all that is given must hold.

mod admissible;
mod pattern;

use crate::explored::Outcome;
use pattern::{Pattern, endings};
use serde::Deserialize;
use std::fmt;

/// What is claimed, and on what evidence.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Claim {
    #[serde(default)]
    pub evidence: Evidence,
    some: Option<Pattern>,
    every: Option<Pattern>,
    none: Option<Pattern>,
    exactly: Option<Vec<Pattern>>,
    outcomes: Option<usize>,
    pub error: Option<String>,
}

/// Where the outcomes come from that a claim speaks of.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Evidence {
    /// All interleavings.
    #[default]
    Explored,
    /// The recorded run.
    Output,
}

/// How a claim speaks of outcomes.
enum Quantified<'c> {
    Some(&'c Pattern),
    Every(&'c Pattern),
    None(&'c Pattern),
    Exactly(&'c [Pattern]),
    Count(usize),
}

impl Claim {
    /// Compares the claim with all outcomes.
    ///
    /// # Errors
    /// What is wrong, as the end of a sentence that begins with the claim's name.
    pub fn check(&self, outcomes: &[Outcome]) -> Result<(), String> {
        let holds = |pattern: &Pattern, outcome: &Outcome| pattern.matches(outcome);
        let quantified = self.quantified()?;
        let shown = |outcome: &Outcome| {
            format!(
                "{}, having printed {:?}",
                outcome.ending.says(),
                outcome.printed
            )
        };
        match quantified {
            Quantified::Some(pattern) => match outcomes.iter().any(|o| holds(pattern, o)) {
                true => Ok(()),
                false => Err(format!("does not hold: no outcome {pattern}")),
            },
            Quantified::Every(pattern) => match outcomes.iter().find(|o| !holds(pattern, o)) {
                None => Ok(()),
                Some(other) => Err(format!("does not hold: one outcome {}", shown(other))),
            },
            Quantified::None(pattern) => match outcomes.iter().find(|o| holds(pattern, o)) {
                None => Ok(()),
                Some(other) => Err(format!("does not hold: one outcome {}", shown(other))),
            },
            Quantified::Count(count) if count == outcomes.len() => Ok(()),
            Quantified::Count(_) => Err(format!(
                "does not hold: the number of outcomes is {}",
                outcomes.len()
            )),
            Quantified::Exactly(patterns) => {
                let known = |outcome: &&Outcome| !patterns.iter().any(|p| holds(p, outcome));
                if let Some(other) = outcomes.iter().find(known) {
                    return Err(format!("does not hold: one outcome {}", shown(other)));
                }
                let missing = |p: &&Pattern| !outcomes.iter().any(|o| holds(p, o));
                match patterns.iter().find(missing) {
                    Some(pattern) => Err(format!("does not hold: no outcome {pattern}")),
                    None => Ok(()),
                }
            }
        }
    }

    /// The numbers, counted from 0, of the outcomes that show a claim that there are `some`; none
    /// where the claim says something else, or all outcomes show it.
    pub fn shown_by(&self, outcomes: &[Outcome]) -> Vec<usize> {
        let (Evidence::Explored, Ok(Quantified::Some(pattern))) =
            (self.evidence, self.quantified())
        else {
            return Vec::new();
        };
        let matches = |&number: &usize| pattern.matches(&outcomes[number]);
        let numbers: Vec<usize> = (0..outcomes.len()).filter(matches).collect();
        match numbers.len() == outcomes.len() {
            true => Vec::new(),
            false => numbers,
        }
    }

    fn quantified(&self) -> Result<Quantified<'_>, String> {
        let mut said: Vec<Quantified> = [
            self.some.as_ref().map(Quantified::Some),
            self.every.as_ref().map(Quantified::Every),
            self.none.as_ref().map(Quantified::None),
            self.exactly.as_deref().map(Quantified::Exactly),
            self.outcomes.map(Quantified::Count),
        ]
        .into_iter()
        .flatten()
        .collect();
        let patterns = [&self.some, &self.every, &self.none].into_iter().flatten();
        let mut patterns = patterns.chain(self.exactly.iter().flatten());
        if !patterns.all(Pattern::has_known_ending) {
            return Err(format!(
                "speaks of an ending that does not exist; there are {}",
                endings().join(", ")
            ));
        }
        match (said.pop(), said.len()) {
            (Some(quantified), 0) => Ok(quantified),
            (None, _) => Err("says nothing".to_string()),
            (Some(_), _) => Err("says more than one thing".to_string()),
        }
    }
}

/// What is claimed, in Markdown: a sentence, and a list of outcomes where there are several.
impl fmt::Display for Claim {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(code) = &self.error {
            return write!(f, "The compiler refuses it with {code}.");
        }
        let of = match self.evidence {
            Evidence::Explored => "outcome",
            Evidence::Output => "recorded run",
        };
        match self.quantified() {
            Ok(Quantified::Some(pattern)) => write!(f, "Some {of} {pattern}."),
            Ok(Quantified::Every(pattern)) => write!(f, "Every {of} {pattern}."),
            Ok(Quantified::None(pattern)) => write!(f, "No {of} {pattern}."),
            Ok(Quantified::Exactly([only])) => {
                write!(f, "These outcomes and no others: {only}.")
            }
            Ok(Quantified::Exactly(patterns)) => {
                writeln!(f, "These outcomes and no others:")?;
                let mut patterns = patterns.iter();
                patterns.try_for_each(|pattern| write!(f, "\n- {pattern}"))
            }
            Ok(Quantified::Count(1)) => write!(f, "There is one outcome."),
            Ok(Quantified::Count(count)) => write!(f, "There are {count} outcomes."),
            Err(what) => write!(f, "This claim {what}."),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ending::Ending;

    pub(super) fn claim(text: &str) -> Claim {
        toml::from_str(text).expect("the claim is well-formed")
    }

    fn outcome(printed: &str, ending: Ending) -> Outcome {
        Outcome::new(printed, ending)
    }

    fn holds(text: &str, outcomes: &[Outcome]) -> bool {
        claim(text).check(outcomes).is_ok()
    }

    #[test]
    fn each_quantifier_means_what_it_says() {
        let both = [
            outcome("a\nb\n", Ending::Exit(0)),
            outcome("b\na\n", Ending::Exit(0)),
        ];
        assert!(holds("some = { first = 'a' }", &both));
        assert!(!holds("every = { first = 'a' }", &both));
        assert!(!holds("none = { first = 'a' }", &both));
        assert!(holds("none = { first = 'c' }", &both));
        assert!(holds("every = { line = 'a', ends = 'exit' }", &both));
        assert!(holds(
            "exactly = [{ order = ['a', 'b'] }, { order = ['b', 'a'] }]",
            &both
        ));
        assert!(!holds("exactly = [{ order = ['a', 'b'] }]", &both));
        assert!(!holds("exactly = [{ line = 'a' }, { line = 'c' }]", &both));
    }

    #[test]
    fn a_number_of_outcomes_is_exact() {
        let two = [
            outcome("a\n", Ending::Exit(0)),
            outcome("a\n", Ending::Running),
        ];
        assert!(holds("outcomes = 2", &two));
        assert!(!holds("outcomes = 1", &two));
        assert!(!holds("outcomes = 3", &two));
    }
}
