//! What every listing prints now, checked against what it is expected to print.

use crate::compile::{self, Compiled};
use crate::expectation::{self, Kind};
use crate::listing::Listing;
use crate::problem::Problem;
use crate::progress::Progress;
use crate::project::Project;
use crate::run::{self, End, Limit, Run};
use crate::scrub::{scrub, scrub_compiler};
use crate::store::{self, Made, Record};
use proofs::side_by_side;
use std::collections::BTreeMap;
use std::ffi::OsStr;
use std::process::Command;

/// Whether records of earlier runs may be used.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Runs {
    /// An unchanged listing is not run again.
    Kept,
    /// Every listing is run.
    Fresh,
}

/// What became of each listing, by name.
#[derive(Debug, Default)]
pub struct Results(BTreeMap<String, Result<Record, Problem>>);

impl Results {
    /// Builds and runs what has changed among `listings`.
    ///
    /// What is wrong with one listing does not stop the others.
    ///
    /// # Errors
    /// Where cargo itself does not work.
    pub fn of<'l>(
        project: &Project,
        listings: impl IntoIterator<Item = &'l Listing>,
        runs: Runs,
    ) -> Result<Results, Problem> {
        let mut results = Results::default();
        let mut changed = Vec::new();
        let shared = store::shared_inputs(project)?;
        for listing in listings {
            let inputs = store::inputs(listing, &shared)?;
            match store::load(project, listing) {
                Some(record) if record.inputs == inputs && runs == Runs::Kept => {
                    results.0.insert(listing.name.clone(), Ok(record));
                }
                _ => changed.push((listing, inputs)),
            }
        }
        if changed.is_empty() {
            return Ok(results);
        }

        let only: Vec<&Listing> = changed.iter().map(|(listing, _)| *listing).collect();
        let progress = Progress::new("building", only.len());
        let mut compiled =
            compile::compile(project, &only, |listing| progress.step(&listing.name))?;
        let rustc = compile::rustc_version(project)?;
        let progress = Progress::new("running", only.len());
        let jobs = changed
            .into_iter()
            .filter_map(|(listing, inputs)| {
                let compiled = compiled.remove(&listing.name)?;
                Some(Job {
                    listing,
                    inputs,
                    compiled,
                })
            })
            .collect();
        for (name, result) in run_all(project, jobs, runs, &rustc, &progress) {
            results.0.insert(name, result);
        }
        Ok(results)
    }

    /// What the listing printed.
    ///
    /// # Errors
    /// Where it could not be built or run, or was never asked for.
    pub fn record(&self, listing: &Listing) -> Result<&Record, Problem> {
        match self.0.get(&listing.name) {
            Some(Ok(record)) => Ok(record),
            Some(Err(problem)) => Err(problem.clone()),
            None => Err(Problem::new(format!("{} has not been run", listing.name))),
        }
    }

    /// Compares what the listing did with its expectation.
    ///
    /// # Errors
    /// Where it could not be built or run, or does something else than expected.
    pub fn check(&self, project: &Project, listing: &Listing) -> Result<&Record, Problem> {
        let record = self.record(listing)?;
        let file = project.relative(&listing.expectation());
        expectation::check(listing.kind, &listing.expected, &record.run)
            .map(|()| record)
            .map_err(|mismatch| {
                Problem::at(
                    &file,
                    format!("listing \"{}\" {}", listing.name, mismatch.what),
                )
                .next(listing.advice_on(&record.run))
                .detail(mismatch.difference)
            })
    }

    /// The compiler and the machine of the newest run.
    pub fn made_with(&self) -> Option<&Made> {
        self.0
            .values()
            .filter_map(|result| result.as_ref().ok())
            .map(|record| &record.made)
            .max_by_key(|made| &made.date)
    }
}

struct Job<'l> {
    listing: &'l Listing,
    inputs: String,
    compiled: Compiled,
}

type Outcome = (String, Result<Record, Problem>);

/// Runs the jobs side by side, and after that, one by one, those that must be alone.
fn run_all(
    project: &Project,
    jobs: Vec<Job>,
    runs: Runs,
    rustc: &str,
    progress: &Progress,
) -> Vec<Outcome> {
    let (alone, together): (Vec<Job>, Vec<Job>) =
        jobs.into_iter().partition(|job| job.listing.alone);
    let run = |job: Job| {
        let name = job.listing.name.clone();
        let result = run_one(project, job, runs, rustc);
        progress.step(&name);
        (name, result)
    };
    let mut outcomes = side_by_side(together, run);
    outcomes.extend(alone.into_iter().map(run));
    outcomes
}

fn run_one(project: &Project, job: Job, runs: Runs, rustc: &str) -> Result<Record, Problem> {
    let Job {
        listing,
        inputs,
        compiled,
    } = job;
    let here = || Made::here(rustc);
    let (program, run, made) = match compiled {
        Compiled::Refused(messages) if listing.kind == Kind::Rejected => {
            let output = scrub(&scrub_compiler(&messages), &project.root)?;
            let end = End::Refused;
            (String::new(), Run { output, end }, here())
        }
        Compiled::Refused(messages) => {
            let source = project.relative(&listing.source());
            let what = format!("listing \"{}\" does not compile", listing.name);
            return Err(Problem::at(source, what)
                .next(format!("see it with `{}`", listing.command()))
                .detail(messages));
        }
        Compiled::Program(path) => {
            let limit = limit(listing);
            let program = store::program(&path, &manner(listing, &limit))?;
            let kept = store::load(project, listing)
                .filter(|record| record.program == program && runs == Runs::Kept);
            // The page says when its output was made, not when that was last confirmed.
            let (run, made) = match kept {
                Some(record) => (record.run, record.made),
                None => {
                    let made = here();
                    let program = Command::new(path);
                    (run_listing(project, listing, program, &[], &limit)?, made)
                }
            };
            (program, run, made)
        }
    };
    let record = Record {
        inputs,
        program,
        run,
        made,
    };
    // What fails is run again next time: it may have been the machine.
    if expectation::check(listing.kind, &listing.expected, &record.run).is_ok() {
        store::save(project, listing, &record)?;
    }
    Ok(record)
}

/// What a run depends on besides the program: how long it may take, and the Python original, which
/// a listing that measures may start, with what that has printed elsewhere.
fn manner(listing: &Listing, limit: &Limit) -> String {
    let original = listing.original.as_ref();
    let original = original.and_then(|original| std::fs::read_to_string(&original.program).ok());
    let recorded = std::fs::read_to_string(listing.folder.join("src/recorded.txt")).ok();
    format!("{limit:?} {original:?} {recorded:?}")
}

/// When a run of the listing is stopped.
pub fn limit(listing: &Listing) -> Limit {
    match listing.kind {
        Kind::Hang => Limit::Hang {
            after: listing.expected.clone(),
            quiet: listing.limit,
        },
        _ => Limit::Total(listing.limit),
    }
}

/// Runs a program of the listing with `environment` and nothing of a person's own settings.
///
/// # Errors
/// Where it cannot be run or prints what a page cannot hold.
pub fn run_listing(
    project: &Project,
    listing: &Listing,
    mut command: Command,
    environment: &[(&str, &OsStr)],
    limit: &Limit,
) -> Result<Run, Problem> {
    run::clean(&mut command, project);
    // As `cargo run` does: where the listing's folder is now.
    command.env("CARGO_MANIFEST_DIR", &listing.folder);
    command.envs(environment.iter().copied());
    let place = |problem: Problem| {
        let what = format!("listing \"{}\" {problem}", listing.name);
        Problem::at(project.relative(&listing.source()), what)
    };
    let run = run::run(command, limit).map_err(place)?;
    let output = scrub(&run.output, &project.root).map_err(place)?;
    Ok(Run { output, ..run })
}
