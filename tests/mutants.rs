//! What must hold in every run of a listing that varies is held against programs that break it.

mod support;

use press::expectation;
use press::interrupt;
use press::listing::Listings;
use press::mutants::{self, Mutant};
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
        let Mutant { listing, line } = &mutants[&program.name];
        let path = project.relative(&listing.folder.join(mutants::FILE));
        let wrong = |what: &str| Problem::at(&path, format!("this mutant {what}")).line(*line);
        match results.record(program) {
            Err(problem) => {
                let told = problem.to_string();
                problems.push(wrong("cannot be run").detail(told));
            }
            Ok(record) => {
                if expectation::check(listing.kind, &listing.expected, &record.run).is_ok() {
                    problems.push(
                        wrong("does what is expected")
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
    assert_none(&mutants::missing(&project, &listings));
}
