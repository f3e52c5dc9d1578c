//! Every listing does what its expectation says.

mod support;

use press::interrupt;
use press::listing::Listings;
use press::results::{Results, Runs};
use support::{assert_none, project, whole};

#[test]
fn every_listing_does_what_its_expectation_says() {
    interrupt::install();
    let project = project();
    let listings = whole(Listings::load(&project));
    let runs = match std::env::var_os("BOOK_CI") {
        Some(_) => Runs::Fresh,
        None => Runs::Kept,
    };
    let results = whole(Results::of(&project, listings.iter(), runs));
    let problems: Vec<_> = listings
        .iter()
        .filter_map(|listing| results.check(&project, listing).err())
        .collect();
    assert_none(&problems);
}
