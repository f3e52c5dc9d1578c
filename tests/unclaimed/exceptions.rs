//! The sentences that need no claim of their own, each with one reason, from `unclaimed.toml`.

use crate::sentences::Sentence;
use press::problem::Problem;
use serde::Deserialize;
use std::collections::BTreeMap;
use std::fmt;

/// The file, for people.
pub const FILE: &str = "tests/unclaimed/unclaimed.toml";
/// Where its exceptions hold of a sentence that several chapters have.
const ALL_CHAPTERS: &str = "all";

/// Why a sentence needs no claim; the head of `unclaimed.toml` says what each of them means.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Reason {
    Advice,
    Arithmetic,
    Book,
    Checked,
    Claimed,
    Definition,
    Language,
    Machine,
    Observed,
    Program,
    Python,
    Reasoning,
    Scene,
}

impl fmt::Display for Reason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", format!("{self:?}").to_lowercase())
    }
}

/// A sentence that needs no claim.
#[derive(Debug)]
pub struct Exception {
    /// The name of the chapter's file without its ending.
    chapter: String,
    pub reason: Reason,
    /// As much of the sentence as tells it from all others of the chapter.
    part: String,
    pub why: String,
    line: usize,
}

impl Exception {
    pub fn is_of(&self, sentence: &Sentence) -> bool {
        let file = sentence.chapter.rsplit('/').next().unwrap_or_default();
        let is_here = self.chapter == ALL_CHAPTERS || file == format!("{}.md", self.chapter);
        is_here && sentence.text.contains(&self.part)
    }

    fn problem(&self, what: &str, next: &str) -> Problem {
        let what = format!("\"{}\" {what}", self.part);
        Problem::at(FILE, what).line(self.line).next(next)
    }

    /// What its reason names: a claim or a test.
    fn names(&self) -> Option<&str> {
        let names = matches!(self.reason, Reason::Claimed | Reason::Checked);
        names.then(|| self.why.split(':').next().unwrap_or_default())
    }
}

/// Reads the exceptions.
///
/// # Errors
/// Where the text is none: a reason is unknown, or one part of a sentence has two of one kind.
pub fn read(text: &str) -> Result<Vec<Exception>, Problem> {
    type Tables = BTreeMap<String, BTreeMap<Reason, BTreeMap<String, String>>>;
    let tables: Tables = toml::from_str(text).map_err(|e| Problem::toml(FILE, text, &e))?;
    let mut exceptions = Vec::new();
    for (chapter, reasons) in tables {
        for (reason, sentences) in reasons {
            let head = format!("[{chapter}.{reason}]");
            let table = text.lines().position(|line| line == head).unwrap_or(0);
            for (part, why) in sentences {
                let keys = [format!("\"{part}\" ="), format!("'{part}' =")];
                let is_key = |line: &str| keys.iter().any(|key| line.starts_with(key));
                let below = text.lines().skip(table).position(is_key).unwrap_or(0);
                let (chapter, line) = (chapter.clone(), table + below + 1);
                exceptions.push(Exception {
                    chapter,
                    reason,
                    part,
                    why,
                    line,
                });
            }
        }
    }
    Ok(exceptions)
}

/// All that is wrong with the sentences and their exceptions; `exists` says whether there is such
/// a claim or test.
pub fn problems(
    sentences: &[Sentence],
    exceptions: &[Exception],
    exists: impl Fn(Reason, &str) -> bool,
) -> Vec<Problem> {
    let mut problems = Vec::new();
    for sentence in sentences.iter().filter(|s| s.is_strong() && !s.is_claimed) {
        let mut found = exceptions.iter().filter(|e| e.is_of(sentence));
        let place = |what: &str| Problem::at(sentence.chapter, what).line(sentence.line);
        match (found.next(), found.next()) {
            (None, _) => problems.push(
                place("this sentence says what can, must or cannot be, and makes no claim")
                    .next(format!(
                        "write a claim, say less, or give a reason in {FILE}"
                    ))
                    .detail(sentence.text.clone()),
            ),
            (Some(one), Some(other)) => problems.push(
                place(&format!(
                    "this sentence has two reasons to make no claim, {} and {}",
                    one.reason, other.reason
                ))
                .next(format!("leave one of them in {FILE}"))
                .detail(sentence.text.clone()),
            ),
            (Some(_), None) => {}
        }
    }
    for exception in exceptions {
        let mut found = sentences.iter().filter(|s| exception.is_of(s));
        let problem = match (found.next(), found.next()) {
            _ if exception.why.trim().is_empty() => {
                Some(exception.problem("has no reason in words", "say why"))
            }
            (None, _) => Some(exception.problem(
                "stands in no sentence",
                "take the words of the sentence as it is now, or delete the exception",
            )),
            (Some(_), Some(_)) if exception.chapter != ALL_CHAPTERS => Some(exception.problem(
                "stands in more than one sentence",
                "take more words of the one that is meant",
            )),
            (Some(sentence), _) if sentence.is_claimed => {
                Some(exception.problem("has a claim", "delete the exception"))
            }
            (Some(sentence), _) if !sentence.is_strong() => {
                Some(exception.problem("needs no reason", "delete the exception"))
            }
            _ => exception
                .names()
                .filter(|name| !exists(exception.reason, name))
                .map(|name| {
                    let what = format!("names \"{name}\", and there is none of that name");
                    exception.problem(&what, "name the claim or the test, then a colon")
                }),
        };
        problems.extend(problem);
    }
    problems
}
