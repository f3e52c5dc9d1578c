//! What the chapters claim of the listings is so, and what can be explored is.

mod support;

use press::chapters;
use press::claims;
use press::explored::Explorations;
use press::interrupt;
use press::listing::Listings;
use press::outcomes;
use press::problem::Problem;
use press::results::{Results, Runs};
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
