//! Every listing is shown, with its name, the command that runs it, and the playground where it
//! finishes there.

use super::support::assert_none;
use super::{BOOK, Book, find, pages, select, text};
use press::expectation::Kind;
use press::explored;
use press::listing::Listing;
use press::playground;
use press::problem::Problem;
use scraper::ElementRef;
use std::collections::BTreeSet;

/// The frame around a block of code, with the listing whose program the frame begins with.
pub(super) fn frame<'p>(
    block: ElementRef<'p>,
) -> Option<(ElementRef<'p>, Option<&'static Listing>)> {
    let frame = block
        .ancestors()
        .filter_map(ElementRef::wrap)
        .find(|element| element.attr("class") == Some("listing"))?;
    let name = find(frame, ".listing-head a").first().copied().map(text);
    let listing = BOOK
        .listings
        .iter()
        .find(|listing| Some(&listing.name) == name.as_ref());
    Some((frame, listing))
}

#[test]
fn every_listing_is_in_some_chapter() {
    let Book {
        project, listings, ..
    } = &*BOOK;
    let mut shown = BTreeSet::new();
    for page in pages() {
        for block in select(&page, "pre code") {
            let code = text(block);
            for listing in listings.iter() {
                let source = std::fs::read_to_string(listing.source()).unwrap_or_default();
                if code.trim() == source.trim() {
                    shown.insert(listing.name.clone());
                }
            }
        }
    }
    let problems: Vec<Problem> = listings
        .iter()
        .filter(|listing| !shown.contains(&listing.name))
        .map(|listing| {
            Problem::at(
                project.relative(&listing.folder),
                "no chapter shows this listing's program whole",
            )
            .next("include its src/main.rs in a chapter, or delete the listing")
        })
        .collect();
    assert_none(&problems);
}

#[test]
fn every_listing_says_its_name_its_folder_and_how_it_is_run() {
    let sources: Vec<String> = BOOK
        .listings
        .iter()
        .map(|listing| std::fs::read_to_string(listing.source()).unwrap_or_default())
        .collect();
    let mut problems = Vec::new();
    for page in pages() {
        for block in select(&page, "pre > code") {
            let code = text(block);
            if !sources.iter().any(|source| source.trim() == code.trim()) {
                continue;
            }
            let first = code.lines().next().unwrap_or_default();
            let Some((frame, Some(listing))) = frame(block) else {
                let what = format!("the program that begins with `{first}` has no name");
                problems.push(Problem::at(&page.path, what));
                continue;
            };
            let own = std::fs::read_to_string(listing.source()).unwrap_or_default();
            let folder = format!("/listings/{}", listing.name);
            let links = find(frame, ".listing-head a");
            let link = links.first().and_then(|link| link.attr("href"));
            let command: Vec<String> = find(frame, ".listing-head code")
                .into_iter()
                .map(text)
                .collect();
            if own.trim() != code.trim()
                || !link.is_some_and(|link| link.ends_with(&folder))
                || command != [listing.command()]
            {
                let what = format!("{} has the head of another listing", listing.name);
                problems.push(Problem::at(&page.path, what));
            }
        }
    }
    assert_none(&problems);
}

#[test]
fn only_what_finishes_on_the_playground_is_run_there() {
    let Book {
        project, listings, ..
    } = &*BOOK;
    let finishes = |listing: &Listing| {
        let program = std::fs::read_to_string(listing.source()).unwrap_or_default();
        playground::finishes(listing, &program, explored::may_hang(project, listing))
    };
    // Those that once made somebody wait there: they hang in some orders, measure, or read files.
    for name in ["two-locks-hang", "two-locks-seldom", "overlap-computing"] {
        assert!(listings.get(name).is_ok_and(|listing| !finishes(listing)));
    }
    let mut offered = 0;
    let mut problems = Vec::new();
    for page in pages() {
        for head in select(&page, ".listing-head") {
            let Some((frame, Some(listing))) = frame(head) else {
                continue;
            };
            let edition = frame.attr("data-playground");
            let wanted = finishes(listing).then_some(listing.edition.as_str());
            offered += usize::from(edition.is_some());
            if edition != wanted {
                let what = format!("{} is offered as {edition:?}, not {wanted:?}", listing.name);
                problems.push(Problem::at(&page.path, what));
            }
        }
    }
    assert_none(&problems);
    assert!(offered > 0, "no listing can be run from its page");
}

#[test]
fn every_command_in_a_sentence_can_be_typed() {
    let listings = &BOOK.listings;
    let commands: BTreeSet<String> = listings.iter().map(|listing| listing.command()).collect();
    let mut typed = 0;
    let mut problems = Vec::new();
    for page in pages() {
        for code in select(&page, "main code") {
            let code = text(code);
            let about_a_listing = code.starts_with("cargo run") && code.contains("-p listing-");
            typed += usize::from(about_a_listing);
            if about_a_listing && !commands.contains(code.trim()) {
                let what = format!("`{code}` runs no listing");
                problems.push(Problem::at(&page.path, what));
            }
        }
    }
    assert_none(&problems);
    assert!(typed > 0, "no page names a command");
}

#[test]
fn every_kind_of_expectation_is_used() {
    let used = |kind| BOOK.listings.iter().any(|listing| listing.kind == kind);
    let unused: Vec<Kind> = Kind::ALL.into_iter().filter(|&kind| !used(kind)).collect();
    assert!(unused.is_empty(), "no listing is {unused:?}");
}
