//! What must hold in every run of a listing that varies is held against programs that break it.

mod support;

use press::expectation::{self, Kind};
use press::interrupt;
use press::listing::Listings;
use press::mutants;
use press::problem::Problem;
use press::results::{Results, Runs};
use support::{assert_none, project};

#[test]
fn every_mutant_is_found_out() {
    interrupt::install();
    let project = project();
    let listings = Listings::load(&project).unwrap_or_else(|problems| panic!("\n{problems}\n"));
    let (mutated, mutants) =
        mutants::write(&project, &listings).unwrap_or_else(|problems| panic!("\n{problems}\n"));
    let programs = Listings::load(&mutated).unwrap_or_else(|problems| panic!("\n{problems}\n"));
    let results = Results::of(&mutated, programs.iter(), Runs::Kept)
        .unwrap_or_else(|problem| panic!("\n{problem}\n"));
    let mut problems = Vec::new();
    for program in programs.iter() {
        let original = mutants[&program.name];
        let path = project.relative(&original.folder.join(mutants::FILE));
        match results.record(program) {
            Err(problem) => problems.push(problem),
            Ok(record) => {
                if expectation::check(original.kind, &original.expected, &record.run).is_ok() {
                    let what = format!("mutant \"{}\" does what is expected", program.name);
                    problems.push(
                        Problem::at(path, what)
                            .next("say in the expectation what it breaks, or break more")
                            .detail(record.run.output.clone()),
                    );
                }
            }
        }
    }
    assert_none(&problems);
}

#[test]
fn every_listing_that_varies_has_a_mutant() {
    let project = project();
    let listings = Listings::load(&project).unwrap_or_else(|problems| panic!("\n{problems}\n"));
    let problems: Vec<Problem> = listings
        .iter()
        .filter(|listing| listing.kind == Kind::Varies)
        .filter(|listing| !listing.folder.join(mutants::FILE).exists())
        .map(|listing| {
            let what = "what must hold in every run has not been seen to fail";
            Problem::at(project.relative(&listing.folder), what).next(format!(
                "write {}; see tools/press/src/mutants.rs",
                mutants::FILE
            ))
        })
        .collect();
    assert_none(&problems);
}
