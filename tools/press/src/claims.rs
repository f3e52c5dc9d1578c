//! Holds the sentences of the chapters against the claims beside the listings.

mod mark;

pub use mark::{Mark, anchor, link_marks, marked, marks};

use crate::claim::{Claim, Evidence};
use crate::comment::comments;
use crate::ending::Ending;
use crate::expectation::Kind;
use crate::explored::{Explorations, Outcome};
use crate::listing::{Listing, Listings};
use crate::problem::{Problem, Problems};
use crate::project::Project;
use crate::results::Results;
use crate::run::{End, Run};
use crate::text::{line_of_table, nearest};
use std::collections::BTreeMap;
use std::fmt::Write;

/// A claim and the listing that it speaks of.
pub struct Entry<'l> {
    pub listing: &'l Listing,
    pub claim: Claim,
}

impl Entry<'_> {
    /// What a reader types to see the evidence.
    fn command(&self) -> String {
        match (&self.claim.error, self.claim.evidence) {
            (None, Evidence::Explored) => format!("cargo run -p proofs -- {}", self.listing.name),
            _ => self.listing.command(),
        }
    }
}

/// All claims by name.
pub type Claims<'l> = BTreeMap<String, Entry<'l>>;

/// Reads every `claims.toml`.
///
/// # Errors
/// Where one is no such file, or two claims have one name.
pub fn load<'l>(project: &Project, listings: &'l Listings) -> Result<Claims<'l>, Problems> {
    let mut problems = Problems::default();
    let mut claims = Claims::new();
    for listing in listings.iter() {
        let path = listing.folder.join("claims.toml");
        if !path.exists() {
            continue;
        }
        let relative = project.relative(&path);
        let Some(text) = problems.take(project.read(&path)) else {
            continue;
        };
        let read = toml::from_str::<BTreeMap<String, Claim>>(&text)
            .map_err(|e| Problem::toml(&relative, &text, &e));
        for (name, claim) in problems.take(read).unwrap_or_default() {
            let entry = Entry { listing, claim };
            if let Some(other) = claims.insert(name.clone(), entry) {
                let other = project.relative(&other.listing.folder);
                let what = format!("there is a claim \"{name}\" in {other}, too");
                let line = line_of_table(&text, &name);
                problems.0.push(Problem::at(&relative, what).line(line));
            }
        }
    }
    problems.or(claims)
}

/// Everything that is wrong with the claims and their marks.
pub fn problems(
    project: &Project,
    claims: &Claims,
    marks: &[Mark],
    results: &Results,
    explorations: &Explorations,
) -> Problems {
    let mut problems = Vec::new();
    for mark in marks {
        if !claims.contains_key(&mark.name) {
            let what = format!("no claims.toml has the claim \"{}\"", mark.name);
            let problem = Problem::at(&mark.chapter.path, what).line(mark.line);
            problems.push(match nearest(&mark.name, claims.keys()) {
                Some(near) => problem.next(format!("did you mean \"{near}\"?")),
                None => problem.next("write it into the claims.toml of the listing that shows it"),
            });
        }
        if !comments(&mark.sentence).is_empty() {
            let what = format!(
                "the sentence of the claim \"{}\" holds a directive",
                mark.name
            );
            let problem = Problem::at(&mark.chapter.path, what).line(mark.line);
            problems
                .push(problem.next("the page of claims cannot carry it out; make two sentences"));
        }
        let first = marks.iter().find(|other| other.name == mark.name);
        if let Some(first) = first.filter(|first| !std::ptr::eq(*first, mark)) {
            let (name, place) = (&mark.name, &first.chapter.path);
            let what = format!(
                "the claim \"{name}\" is made in {place}:{}, too",
                first.line
            );
            let problem = Problem::at(&mark.chapter.path, what).line(mark.line);
            problems.push(problem.next("leave out one of the marks"));
        }
    }
    for (name, entry) in claims {
        let path = entry.listing.folder.join("claims.toml");
        let place = match marks.iter().find(|mark| mark.name == *name) {
            Some(mark) => Problem::at(&mark.chapter.path, "").line(mark.line),
            None => {
                let what = format!("no chapter makes the claim \"{name}\"");
                let line = project
                    .read(&path)
                    .map_or(1, |text| line_of_table(&text, name));
                let problem = Problem::at(project.relative(&path), what).line(line);
                problems.push(problem.next(format!(
                    "write `<!-- claim: {name} -->` behind its sentence, or delete it"
                )));
                continue;
            }
        };
        // What is wrong with the listing itself is said where its run is looked at.
        let ran = results.record(entry.listing).is_ok();
        if let (true, Err(what)) = (ran, check(entry, results, explorations)) {
            let next = format!(
                "mend the sentence, or the claim in {}; see the evidence with `{}`",
                project.relative(&path),
                entry.command()
            );
            problems.push(
                place
                    .saying(format!("the claim \"{name}\" {what}"))
                    .next(next),
            );
        }
    }
    Problems(problems)
}

/// Compares a claim with its evidence.
///
/// # Errors
/// What is wrong, as the end of a sentence.
pub fn check(entry: &Entry, results: &Results, explorations: &Explorations) -> Result<(), String> {
    let Entry { listing, claim } = entry;
    let record = || {
        results
            .record(listing)
            .map_err(|problem| format!("has no evidence: {problem}"))
    };
    if let Some(code) = &claim.error {
        let refused = listing.kind == Kind::Rejected && says(&record()?.run.output, code);
        return match refused {
            true => Ok(()),
            false => Err(format!("does not hold: the compiler does not say {code}")),
        };
    }
    let recorded;
    let outcomes = match claim.evidence {
        Evidence::Output => {
            recorded = [as_outcome(&record()?.run)];
            &recorded[..]
        }
        Evidence::Explored => {
            let exploration = explorations
                .get(listing)
                .map_err(|problem| format!("has no evidence: {problem}"))?;
            let source = std::fs::read_to_string(listing.source()).unwrap_or_default();
            claim.may_be_said(exploration, &source)?;
            &exploration.outcomes
        }
    };
    claim.can_fail(outcomes)?;
    claim.check(outcomes)
}

/// Whether the compiler names this error code, or this lint, as a reason to refuse.
fn says(messages: &str, code: &str) -> bool {
    messages.contains(&format!("error[{code}]")) || messages.contains(&format!("`#[deny({code})]`"))
}

fn as_outcome(run: &Run) -> Outcome {
    let ending = match run.end {
        End::Exit(101) => Ending::Panic,
        End::Exit(code) => Ending::Exit(code),
        End::Stopped { .. } => Ending::Deadlock,
        End::Signal(_) | End::TooMuch | End::Refused => Ending::Cut,
    };
    Outcome::new(&run.output, ending)
}

/// The page of claims, in Markdown: for each sentence what was checked, and how to see it.
pub fn page(claims: &Claims, marks: &[Mark]) -> String {
    let mut page = String::new();
    let mut chapter = "";
    for mark in marks {
        let Some(entry) = claims.get(&mark.name) else {
            continue;
        };
        let Entry { listing, claim } = entry;
        if mark.chapter.path != chapter {
            chapter = &mark.chapter.path;
            let (title, file) = (mark.chapter.title(), mark.chapter.file());
            // A link within the heading would stand within mdBook's own link.
            let _ = writeln!(page, "## {title}\n\nOn the page [{title}]({file}):\n");
        }
        let command = entry.command();
        let explored = match (&claim.error, claim.evidence, &listing.explore) {
            (None, Evidence::Explored, Some(call)) if call != "main()" => {
                format!(", explored as `{call}`")
            }
            _ => String::new(),
        };
        let _ = writeln!(
            page,
            "<div class=\"claim-entry\" id=\"{}\">\n\n> {}\n\n`{}`{explored}: {claim}\n\n\
             See it with `{command}`, or go back to [the sentence]({}#{}).\n\n</div>\n",
            mark.name,
            mark.sentence,
            listing.name,
            mark.chapter.file(),
            anchor(&mark.name)
        );
    }
    page
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_refusal_is_known_by_its_code_or_by_its_lint() {
        let code = "error[E0382]: borrow of moved value: `a`\n";
        assert!(says(code, "E0382") && !says(code, "E0499"));
        let lint =
            "error: non-binding let\n  = note: `#[deny(let_underscore_lock)]` on by default\n";
        assert!(says(lint, "let_underscore_lock") && !says(lint, "let_underscore"));
    }
}
