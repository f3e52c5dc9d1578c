//! The Python originals still print what was recorded.

mod support;

use press::expectation;
use press::interrupt;
use press::listing::Listings;
use press::problem::Problem;
use press::python;
use support::{assert_none, or_skip, project, whole};

#[test]
fn every_python_original_prints_what_was_recorded() {
    interrupt::install();
    let project = project();
    let listings = whole(Listings::load(&project));
    let mut problems = Vec::new();
    for listing in listings.iter() {
        let Some(original) = &listing.original else {
            continue;
        };
        if or_skip(python::versions(original)).is_none() {
            continue;
        }
        let checked = python::run(&project, listing, original).and_then(|run| {
            expectation::check(original.kind, &original.expected, &run).map_err(|mismatch| {
                Problem::at(project.relative(&original.record), mismatch.what)
                    .next(format!(
                        "if Python is right run `cargo run -- bless --originals {}`",
                        listing.name
                    ))
                    .detail(mismatch.difference)
            })
        });
        problems.extend(checked.err());
    }
    assert_none(&problems);
}
