//! Many runs of one listing: how often each output came.

use crate::compile::{self, Compiled};
use crate::directive::Directive;
use crate::expectation::{self, Kind};
use crate::listing::{Listing, Listings};
use crate::pattern::{self, Hole};
use crate::problem::Problem;
use crate::progress::Progress;
use crate::project::Project;
use crate::quantity::Sampling;
use crate::results::{self, Results, Runs};
use crate::store::{self, Made};
use crate::text::nearest;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::process::Command;

/// What a number of runs printed.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Sample {
    /// Digest of the program and of how it is run.
    program: String,
    pub times: usize,
    /// How many runs printed each output.
    outputs: BTreeMap<String, usize>,
    #[serde(flatten)]
    pub made: Made,
}

/// What stands between two lines of an output where it is one result.
pub const NEXT_LINE: &str = " · ";

/// The results of a sample: some of each output, or all of it.
#[derive(Debug)]
pub struct Tally {
    /// The place of the expectation that was asked for by its name.
    pub of: Option<String>,
    /// How many runs gave each result, by number where the results are numbers.
    pub counts: Vec<(String, usize)>,
    /// Between which numbers the results must lie; none where they are texts.
    pub bounds: Option<(f64, f64)>,
}

/// Makes the samples that the directives need and that are not there yet.
///
/// # Errors
/// Of each sample that could not be made, where its directive stands.
pub fn make<'c>(
    project: &Project,
    listings: &Listings,
    results: &Results,
    runs: Runs,
    directives: impl IntoIterator<Item = &'c Directive>,
) -> Vec<(&'c Directive, Problem)> {
    let mut made: BTreeMap<(&str, usize), &Directive> = BTreeMap::new();
    for directive in directives {
        if let (Some(sampling), [name]) = (directive.sampling(), &directive.listings()[..]) {
            made.entry((name, sampling.times)).or_insert(directive);
        }
    }
    made.into_iter()
        .filter_map(|((name, times), directive)| {
            let listing = listings.get(name).ok()?;
            // What is wrong with the listing itself is said where its result is looked at.
            results.check(project, listing).ok()?;
            let problem = sample(project, listing, results, times, runs).err()?;
            Some((directive, problem))
        })
        .collect()
}

/// Runs the listing so often, or takes what is kept of an earlier time.
///
/// Nothing runs beside it but what the machine does anyway, since a sample shows what happens.
///
/// # Errors
/// Where a run fails or does something else than expected.
pub fn sample(
    project: &Project,
    listing: &Listing,
    results: &Results,
    times: usize,
    runs: Runs,
) -> Result<Sample, Problem> {
    let record = results.check(project, listing)?;
    let path = store::sample(project, &listing.name, times);
    let kept = store::read::<Sample>(&path)
        .filter(|kept| kept.program == record.program && runs == Runs::Kept);
    if let Some(kept) = kept {
        return Ok(kept);
    }

    let mut compiled = compile::compile(project, &[listing], |_| {})?;
    let Some(Compiled::Program(program)) = compiled.remove(&listing.name) else {
        let what = format!("listing \"{}\" does not compile", listing.name);
        return Err(Problem::at(project.relative(&listing.source()), what));
    };
    let progress = Progress::new("repeating", times);
    let mut outputs = BTreeMap::new();
    for number in 1..=times {
        let limit = results::limit(listing);
        let run = results::run_listing(project, listing, Command::new(&program), &[], &limit)?;
        expectation::check(listing.kind, &listing.expected, &run).map_err(|mismatch| {
            let (name, what) = (&listing.name, mismatch.what);
            let file = project.relative(&listing.expectation());
            Problem::at(
                file,
                format!("listing \"{name}\" {what}, in run {number} of {times}"),
            )
            .next(listing.advice_on(&run))
            .detail(mismatch.difference)
        })?;
        *outputs.entry(run.output).or_default() += 1;
        progress.step(&listing.name);
    }
    let sample = Sample {
        program: record.program.clone(),
        times,
        outputs,
        made: Made::here(&record.made.rustc),
    };
    store::write(&path, &sample)?;
    Ok(sample)
}

/// The place of the listing's expectation whose text is the result; none for the whole output.
///
/// # Errors
/// Where there is no such place, or the listing cannot differ from run to run.
pub fn result(listing: &Listing, sampling: &Sampling) -> Result<Option<Hole>, Problem> {
    let name = &listing.name;
    let mut holes = match listing.kind {
        Kind::Varies => pattern::holes(&listing.expected),
        Kind::AnyOrder => Vec::new(),
        _ => {
            let what = format!("listing \"{name}\" prints the same in every run");
            return Err(Problem::new(what).next("show it with `press show`"));
        }
    };
    match &sampling.of {
        Some(of) => match holes.iter().position(|hole| hole.name == *of) {
            Some(index) => Ok(Some(holes.swap_remove(index))),
            None => {
                let what = format!("the expectation of listing \"{name}\" has no [{of}]");
                let names: Vec<&String> = holes.iter().map(|hole| &hole.name).collect();
                Err(match nearest(of, names) {
                    Some(near) => Problem::new(what).next(format!("did you mean [{near}]?")),
                    None => Problem::new(what),
                })
            }
        },
        None if holes.len() > 1 => {
            let names: Vec<&str> = holes.iter().map(|hole| hole.name.as_str()).collect();
            let what = format!(
                "listing \"{name}\" has several results: {}",
                names.join(", ")
            );
            Err(Problem::new(what).next(format!("choose one, as in `--of {}`", names[0])))
        }
        None => Ok(holes.pop()),
    }
}

impl Sample {
    /// How often each result came.
    ///
    /// # Errors
    /// As for [`result`], and where an output does not have the result.
    pub fn tally(&self, listing: &Listing, sampling: &Sampling) -> Result<Tally, Problem> {
        let hole = result(listing, sampling)?;
        let mut counts: BTreeMap<String, usize> = BTreeMap::new();
        for (output, count) in &self.outputs {
            let result = match &hole {
                None => {
                    let lines: Vec<&str> = output.lines().filter(|line| !line.is_empty()).collect();
                    lines.join(NEXT_LINE)
                }
                Some(hole) => pattern::check(&listing.expected, output)
                    .ok()
                    .and_then(|mut values| values.remove(&hole.name))
                    .ok_or_else(|| {
                        let (name, hole) = (&listing.name, &hole.name);
                        Problem::new(format!("a run of listing \"{name}\" has no [{hole}]"))
                    })?,
            };
            *counts.entry(result).or_default() += count;
        }
        let mut counts: Vec<(String, usize)> = counts.into_iter().collect();
        let bounds = hole.and_then(|hole| hole.bounds);
        if bounds.is_some() {
            counts.sort_by(|(a, _), (b, _)| number(a).total_cmp(&number(b)));
        }
        let of = sampling.of.clone();
        Ok(Tally { of, counts, bounds })
    }
}

/// A result as a number; not a number where it is none.
pub fn number(result: &str) -> f64 {
    result.parse().unwrap_or(f64::NAN)
}
