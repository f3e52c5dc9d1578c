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
//! pattern for each of them, and `outcomes` says how many there are. With `evidence = "output"` a claim speaks of the recorded run, of which
//! only `some` can be said. `error = "E0373"` says that the compiler refuses the listing with this
//! code, or with the lint of this name. A pattern is a table: the whole text (`prints`, a list of lines), the `first` or the `last`
//! line, some `line`, lines in this `order`, how it `ends`; all that is given must hold.

use crate::explored::{Exploration, Outcome, in_words};
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

/// How a claim speaks of outcomes.
pub enum Quantified<'c> {
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
        let shown =
            |outcome: &Outcome| format!("{}, having printed {:?}", outcome.end(), outcome.printed);
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

    /// Whether the claim says too much for what was explored.
    ///
    /// # Errors
    /// As for [`Claim::check`].
    pub fn may_be_said(&self, exploration: &Exploration, source: &str) -> Result<(), String> {
        let quantified = self.quantified()?;
        if matches!(quantified, Quantified::Some(_)) {
            return Ok(());
        }
        if self.evidence == Evidence::Output {
            return Err("says more than one run can show; a run shows `some`".to_string());
        }
        if !exploration.exhaustive {
            let why = exploration.cut.join("; ");
            return Err(format!(
                "needs every interleaving, and not all were visited: {why}"
            ));
        }
        // On a real machine such a program can do what no interleaving does.
        let weak = ["Relaxed", "Acquire", "Release", "AcqRel"]
            .iter()
            .any(|ordering| source.contains(ordering));
        if weak && source.matches("::new(").count() > 1 && source.matches("Atomic").count() > 2 {
            return Err(
                "speaks of orderings weaker than SeqCst, of which only `some` can be said"
                    .to_string(),
            );
        }
        Ok(())
    }

    /// Whether the claim can fail at all.
    ///
    /// # Errors
    /// As for [`Claim::check`].
    pub fn can_fail(&self, outcomes: &[Outcome]) -> Result<(), String> {
        let others = [
            Outcome::new("", "exit"),
            Outcome::new("something else\n", "cut"),
        ];
        let quantified = self.quantified()?;
        if let Quantified::None(pattern) = quantified {
            if *pattern == Pattern::default() {
                return Err("says nothing of an outcome".to_string());
            }
            // A slip in a line would make the claim true of every program.
            let printed = |line: &&String| {
                outcomes
                    .iter()
                    .any(|outcome| outcome.printed.lines().any(|printed| printed == *line))
            };
            return match pattern.lines().find(|line| !printed(line)) {
                Some(line) => Err(format!(
                    "speaks of the line `{line}`, which no outcome prints"
                )),
                None => Ok(()),
            };
        }
        // A number of outcomes is wrong as soon as there is one more.
        if matches!(quantified, Quantified::Count(_)) {
            return Ok(());
        }
        let satisfied = |other: &&Outcome| self.check(std::slice::from_ref(other)).is_ok();
        match others.iter().all(|other| satisfied(&other)) {
            true => Err("would hold whatever happens".to_string()),
            false => Ok(()),
        }
    }

    pub fn quantified(&self) -> Result<Quantified<'_>, String> {
        let known = |pattern: &Pattern| pattern.ends.as_deref().is_none_or(is_ending);
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
        if !patterns.chain(self.exactly.iter().flatten()).all(known) {
            return Err(format!(
                "speaks of an ending that does not exist; there are {}",
                ENDINGS.join(", ")
            ));
        }
        match (said.pop(), said.len()) {
            (Some(quantified), 0) => Ok(quantified),
            (None, _) => Err("says nothing".to_string()),
            (Some(_), _) => Err("says more than one thing".to_string()),
        }
    }
}

const ENDINGS: [&str; 7] = [
    "exit", "exit(3)", "running", "deadlock", "panic", "abort", "cycle",
];

fn is_ending(word: &str) -> bool {
    ENDINGS.contains(&word) || word.starts_with("exit(")
}

impl Pattern {
    fn matches(&self, outcome: &Outcome) -> bool {
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
                .is_none_or(|ends| *ends == outcome.ending)
    }

    /// Every line that the pattern names.
    fn lines(&self) -> impl Iterator<Item = &String> {
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
        if let Some(ending) = &self.ends {
            // Here "no outcome" or "some outcome" may stand before it.
            parts.push(match ending.as_str() {
                "deadlock" => "hangs".to_string(),
                "panic" => "ends in a panic of the main thread".to_string(),
                other => in_words(other),
            });
        }
        write!(f, "{}", parts.join(" and "))
    }
}

/// What is claimed, as a sentence.
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
            Ok(Quantified::Exactly(patterns)) => {
                let patterns: Vec<String> = patterns.iter().map(Pattern::to_string).collect();
                write!(f, "These outcomes and no others: {}.", patterns.join("; "))
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

    fn claim(text: &str) -> Claim {
        toml::from_str(text).expect("the claim is well-formed")
    }

    fn outcome(printed: &str, ending: &str) -> Outcome {
        Outcome::new(printed, ending)
    }

    fn holds(text: &str, outcomes: &[Outcome]) -> bool {
        claim(text).check(outcomes).is_ok()
    }

    #[test]
    fn each_quantifier_means_what_it_says() {
        let both = [outcome("a\nb\n", "exit"), outcome("b\na\n", "exit")];
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
        let two = [outcome("a\n", "exit"), outcome("a\n", "running")];
        assert!(holds("outcomes = 2", &two));
        assert!(!holds("outcomes = 1", &two));
        assert!(!holds("outcomes = 3", &two));
    }

    #[test]
    fn each_part_of_a_pattern_can_fail() {
        let one = [outcome("a\nb\nc\n", "running")];
        for (good, bad) in [
            ("first = 'a'", "first = 'b'"),
            ("last = 'c'", "last = 'b'"),
            ("line = 'b'", "line = 'd'"),
            ("order = ['a', 'c']", "order = ['c', 'a']"),
            ("order = ['a', 'b']", "order = ['a', 'a']"),
            ("prints = ['a', 'b', 'c']", "prints = ['a', 'b']"),
            ("ends = 'running'", "ends = 'exit'"),
        ] {
            assert!(holds(&format!("every = {{ {good} }}"), &one), "{good}");
            assert!(!holds(&format!("every = {{ {bad} }}"), &one), "{bad}");
        }
    }

    #[test]
    fn a_claim_that_cannot_fail_is_refused() {
        let outcomes = [outcome("a\n", "exit")];
        for empty in [
            "some = {}",
            "every = {}",
            "none = {}",
            "exactly = [{}]",
            "none = { line = 'slip' }",
            "some = { order = [] }",
            "",
            "some = { line = 'a' }\nevery = { line = 'a' }",
            "every = { ends = 'exits' }",
        ] {
            assert!(claim(empty).can_fail(&outcomes).is_err(), "{empty}");
        }
        for sound in [
            "some = { line = 'a' }",
            "every = { ends = 'exit' }",
            "none = { ends = 'deadlock' }",
            "none = { line = 'a', ends = 'panic' }",
        ] {
            assert_eq!(claim(sound).can_fail(&outcomes), Ok(()), "{sound}");
        }
    }

    #[test]
    fn every_and_none_need_every_interleaving() {
        let mut exploration = Exploration {
            exhaustive: true,
            assumed: None,
            cut: vec!["cut".to_string()],
            schedules: None,
            outcomes: Vec::new(),
        };
        let said = |text: &str, exploration: &Exploration, source: &str| {
            claim(text).may_be_said(exploration, source).is_ok()
        };
        let weak = "static A: AtomicBool = AtomicBool::new(false); \
                    static B: AtomicBool = AtomicBool::new(false); A.load(Relaxed)";
        for universal in ["every = { line = 'a' }", "none = { line = 'a' }"] {
            assert!(said(universal, &exploration, ""));
            assert!(!said(universal, &exploration, weak));
            let run = format!("evidence = 'output'\n{universal}");
            assert!(!said(&run, &exploration, ""));
        }
        assert!(said("some = { line = 'a' }", &exploration, weak));
        exploration.exhaustive = false;
        assert!(!said("every = { line = 'a' }", &exploration, ""));
        assert!(said("some = { line = 'a' }", &exploration, ""));
    }
}
