//! Accepts what listings print now: no other part of press but `new` writes into the repository.

use crate::expectation::{self, Kind};
use crate::explored::Explorations;
use crate::listing::{Listing, Listings};
use crate::outcomes;
use crate::problem::{Problem, Problems};
use crate::project::Project;
use crate::python;
use crate::results::{Results, Runs};
use crate::run::End;
use crate::store::write_whole;
use std::path::Path;

/// Rewrites the expectations that no longer match; returns what was changed, for people.
///
/// # Errors
/// Where a listing cannot be built or run, does not end as its kind demands, or is one whose
/// output varies: which parts of it may vary is for a person to say.
pub fn expectations(project: &Project, names: &[String]) -> Result<String, Problems> {
    let listings = Listings::load(project)?;
    let named = select(&listings, names)?;
    let results = Results::of(project, named.iter().copied(), Runs::Kept)?;
    let explorations = Explorations::of(project, named.iter().copied())?;
    let mut problems = Problems::default();
    let mut report = String::new();
    for listing in named {
        let file = project.relative(&listing.expectation());
        let Some(record) = problems.take(results.record(listing)) else {
            continue;
        };
        let mismatch = expectation::check(listing.kind, &listing.expected, &record.run);
        let Err(mismatch) = mismatch else {
            let outcomes = bless_outcomes(project, listing, &explorations);
            report += &problems.take(outcomes).unwrap_or_default();
            continue;
        };
        if !listing.kind.ends_with(&record.run.end) {
            problems.take(results.check(project, listing));
            continue;
        }
        if listing.kind == Kind::Varies {
            let problem = Problem::at(&file, mismatch.what)
                .next("write by hand what may differ, as `[..]` or `[name: 1..10]`")
                .detail(mismatch.difference);
            problems.0.push(problem);
            continue;
        }
        let outcomes = bless_outcomes(project, listing, &explorations);
        let Some(rewritten) = problems.take(outcomes) else {
            continue;
        };
        report += &rewritten;
        let path = listing.expectation();
        let rewritten = rewrite(project, &path, &record.run.output, &mismatch.difference);
        report += &problems.take(rewritten).unwrap_or_default();
    }
    conclude(problems, report)
}

/// Rewrites `outcomes.txt` where the listing has other outcomes; returns what was changed.
fn bless_outcomes(
    project: &Project,
    listing: &Listing,
    explorations: &Explorations,
) -> Result<String, Problem> {
    let Some(call) = &listing.explore else {
        return Ok(String::new());
    };
    let path = listing.folder.join("outcomes.txt");
    let recorded = std::fs::read_to_string(&path).unwrap_or_default();
    let text = outcomes::text(call, explorations.get(listing)?);
    if text == recorded {
        return Ok(String::new());
    }
    rewrite(
        project,
        &path,
        &text,
        &expectation::difference(&recorded, &text),
    )
}

/// Writes the file; returns what was changed.
fn rewrite(
    project: &Project,
    path: &Path,
    text: &str,
    difference: &str,
) -> Result<String, Problem> {
    write_whole(path, text.as_bytes())?;
    Ok(format!(
        "{}: rewritten\n{difference}",
        project.relative(path)
    ))
}

/// Runs the Python originals and rewrites the records that no longer match.
///
/// # Errors
/// Where Python or a module is missing, or the output varies.
pub fn originals(project: &Project, names: &[String]) -> Result<String, Problems> {
    let listings = Listings::load(project)?;
    let mut problems = Problems::default();
    let mut report = String::new();
    for listing in select(&listings, names)? {
        let Some(original) = &listing.original else {
            continue;
        };
        let file = project.relative(&original.record);
        let Some(run) = problems.take(python::run(project, listing, original)) else {
            continue;
        };
        let Err(mismatch) = expectation::check(original.kind, &original.expected, &run) else {
            continue;
        };
        if original.kind == Kind::Varies || run.end != End::Exit(0) {
            let problem = Problem::at(&file, mismatch.what).detail(mismatch.difference);
            problems.0.push(problem);
            continue;
        }
        let versions = python::versions(original);
        let Some(versions) = problems.take(versions) else {
            continue;
        };
        let text = format!("{versions}\n{}", run.output);
        let rewritten = rewrite(project, &original.record, &text, &mismatch.difference);
        report += &problems.take(rewritten).unwrap_or_default();
    }
    conclude(problems, report)
}

fn select<'l>(listings: &'l Listings, names: &[String]) -> Result<Vec<&'l Listing>, Problems> {
    if names.is_empty() {
        return Ok(listings.iter().collect());
    }
    let mut problems = Problems::default();
    let named = names
        .iter()
        .filter_map(|name| problems.take(listings.get(name)))
        .collect();
    problems.or(named)
}

/// What was rewritten is said even where something else is wrong.
fn conclude(problems: Problems, report: String) -> Result<String, Problems> {
    if !problems.0.is_empty() {
        print!("{report}");
    }
    problems.or(if report.is_empty() {
        "nothing to rewrite\n".to_string()
    } else {
        report
    })
}
