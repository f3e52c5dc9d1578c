//! Every listing does what its expectation says, and the book says so where it is a failure.

mod support;

use press::chapters;
use press::expectation::Kind;
use press::fence::fences;
use press::interrupt;
use press::listing::Listings;
use press::problem::Problem;
use press::results::{Results, Runs};
use regex::Regex;
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

#[test]
fn what_fails_is_announced_before_its_code() {
    let project = project();
    let listings = whole(Listings::load(&project));
    let book = whole(chapters::load(&project));
    let announced =
        Regex::new("on purpose|does not compile|refuses|hangs|panics").expect("a pattern");
    let program =
        Regex::new(r"\{\{#include \.\./listings/([^/}]+)/src/main\.rs").expect("a pattern");
    let mut problems = Vec::new();
    for chapter in whole(chapters::chapters(&project, &book)) {
        let mut end = 0;
        for fence in fences(&chapter.text) {
            let before = &chapter.text[end..fence.span.start];
            end = fence.span.end;
            let Some(name) = program.captures(&fence.code) else {
                continue;
            };
            let fails = listings.get(&name[1]).is_ok_and(|listing| {
                matches!(listing.kind, Kind::Hang | Kind::Panic | Kind::Rejected)
            });
            if fails && !announced.is_match(before) {
                let line = chapter.text[..fence.span.start].lines().count() + 1;
                let what = format!("listing \"{}\" fails, and nothing says so before", &name[1]);
                let problem = Problem::at(&chapter.path, what).line(line);
                problems.push(problem.next("say that it does so on purpose"));
            }
        }
    }
    assert_none(&problems);
}
