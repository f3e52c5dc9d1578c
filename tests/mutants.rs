//! What must hold in every run of a listing that varies is held against programs that break it.

mod support;

use press::expectation;
use press::interrupt;
use press::listing::Listings;
use press::mutants::{self, Mutant};
use press::problem::Problem;
use press::results::{Results, Runs};
use support::{assert_none, project, whole};

#[test]
fn every_mutant_is_found_out() {
    interrupt::install();
    let project = project();
    let listings = whole(Listings::load(&project));
    let (mutated, mutants) = whole(mutants::write(&project, &listings));
    let programs = whole(Listings::load(&mutated));
    let results = whole(Results::of(&mutated, programs.iter(), Runs::Kept));
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
    let listings = whole(Listings::load(&project));
    assert_none(&mutants::missing(&project, &listings));
}
