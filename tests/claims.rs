//! What the chapters claim of the listings is so, and what can be explored is.

mod support;

use press::chapters;
use press::claims;
use press::ending::Ending;
use press::expectation::Kind;
use press::explored::Explorations;
use press::interrupt;
use press::listing::{Listing, Listings};
use press::outcomes;
use press::problem::Problem;
use press::results::{Results, Runs};
use std::collections::BTreeSet;
use support::{assert_none, project, whole};

fn listings() -> Listings {
    whole(Listings::load(&project()))
}

fn explorations(listings: &Listings) -> Explorations {
    interrupt::install();
    whole(Explorations::of(&project(), listings.iter()))
}

fn results(listings: &Listings) -> Results {
    whole(Results::of(&project(), listings.iter(), Runs::Kept))
}

#[test]
fn every_claim_holds() {
    let project = project();
    let listings = listings();
    let book = whole(chapters::load(&project));
    let chapters = whole(chapters::chapters(&project, &book));
    let claims = whole(claims::load(&project, &listings));
    let marks = claims::marks(&chapters);
    assert!(!marks.is_empty(), "the book claims nothing");
    let (results, explorations) = (results(&listings), explorations(&listings));
    assert_none(&claims::problems(&project, &claims, &marks, &results, &explorations).0);
}

#[test]
fn every_listing_has_the_outcomes_that_were_recorded_and_no_run_has_others() {
    let project = project();
    let listings = listings();
    let (results, explorations) = (results(&listings), explorations(&listings));
    let problems: Vec<Problem> = listings
        .iter()
        .filter_map(|listing| {
            let run = results.record(listing).ok().map(|record| &record.run);
            outcomes::check(&project, listing, &explorations, run).err()
        })
        .collect();
    assert_none(&problems);
}

#[test]
fn a_listing_that_prints_the_same_in_every_run_has_one_output() {
    let project = project();
    let listings = listings();
    let explorations = explorations(&listings);
    let problems: Vec<Problem> = explored(&listings)
        .filter(|listing| matches!(listing.kind, Kind::Exact | Kind::Hang | Kind::Panic))
        // Of limits together with the clock, the explorer knows more than can happen.
        .filter(|listing| !source(listing).contains("Instant::now"))
        .filter_map(|listing| {
            let exploration = whole(explorations.get(listing));
            // What goes round forever may not have come to the rest of its output.
            let ended = exploration
                .outcomes
                .iter()
                .filter(|o| o.ending != Ending::Cycle);
            let outputs: BTreeSet<&String> = ended.map(|outcome| &outcome.printed).collect();
            let what = format!(
                "this is to be the only output, and there are {}",
                outputs.len()
            );
            let path = project.relative(&listing.expectation());
            let next = "call it expected-varies.txt, or expected-any-order.txt";
            (outputs.len() != 1).then(|| Problem::at(path, what).next(next))
        })
        .collect();
    assert_none(&problems);
}

#[test]
fn a_listing_that_hangs_ends_in_no_interleaving() {
    let project = project();
    let listings = listings();
    let explorations = explorations(&listings);
    let problems: Vec<Problem> = explored(&listings)
        .filter(|listing| listing.kind == Kind::Hang)
        .filter(|listing| {
            let exploration = whole(explorations.get(listing));
            let hangs = |ending: &Ending| matches!(ending, Ending::Deadlock | Ending::Cycle);
            let mut outcomes = exploration.outcomes.iter();
            !exploration.exhaustive || !outcomes.all(|outcome| hangs(&outcome.ending))
        })
        .map(|listing| {
            let path = project.relative(&listing.expectation());
            Problem::at(
                path,
                "this listing is to hang, and there is a way to its end",
            )
            .next(format!(
                "see it with `cargo run -p proofs -- {}`",
                listing.name
            ))
        })
        .collect();
    assert_none(&problems);
}

/// The listings that are explored.
fn explored(listings: &Listings) -> impl Iterator<Item = &Listing> {
    listings.iter().filter(|listing| listing.explore.is_some())
}

fn source(listing: &Listing) -> String {
    std::fs::read_to_string(listing.source()).expect("a program can be read")
}
