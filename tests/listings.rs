//! Every listing does what its expectation says.

mod support;

use press::interrupt;
use press::listing::Listings;
use press::results::{Results, Runs};
use support::{assert_none, project};

#[test]
fn every_listing_does_what_its_expectation_says() {
    interrupt::install();
    let project = project();
    let listings = Listings::load(&project).unwrap_or_else(|problems| panic!("\n{problems}\n"));
    let runs = match std::env::var_os("BOOK_CI") {
        Some(_) => Runs::Fresh,
        None => Runs::Kept,
    };
    let results = Results::of(&project, listings.iter(), runs)
        .unwrap_or_else(|problem| panic!("\n{problem}\n"));
    let problems: Vec<_> = listings
        .iter()
        .filter_map(|listing| results.check(&project, listing).err())
        .collect();
    assert_none(&problems);
}
