//! What a program prints on a page comes from a run, which the page tells of.

use super::listings::frame;
use super::support::{assert_none, whole};
use super::{BOOK, Book, find, pages, select, text};
use press::problem::Problem;
use press::results::{Results, Runs};
use press::show;
use scraper::ElementRef;
use std::collections::BTreeSet;

#[test]
fn every_output_says_when_and_where_it_was_made() {
    let Book {
        project, listings, ..
    } = &*BOOK;
    let results = whole(Results::of(project, listings.iter(), Runs::Kept));
    let mut outputs = 0;
    let mut problems = Vec::new();
    for page in pages() {
        for block in select(&page, "pre > code.language-console") {
            let code = text(block);
            // A command alone, for the reader to type, and what was not run for this page.
            if code.lines().count() < 2 || !code.starts_with("$ cargo run") {
                continue;
            }
            outputs += 1;
            let run = code.lines().next().unwrap_or_default();
            let listing = listings
                .iter()
                .find(|listing| run == format!("$ {}", listing.command()));
            let record = listing.and_then(|listing| results.record(listing).ok());
            let made = record.is_some_and(|record| {
                frame(block).is_some_and(|(frame, _)| {
                    let dates = find(frame, "details.made time");
                    let says: String = find(frame, "details.made").into_iter().map(text).collect();
                    dates.len() == 1
                        && dates[0].attr("datetime") == Some(&record.made.date)
                        && says.contains(&record.made.machine)
                })
            });
            if !made {
                problems.push(Problem::at(&page.path, format!("`{run}`: made where?")));
            }
        }
    }
    assert_none(&problems);
    assert!(outputs > 0, "no page shows an output");
}

#[test]
fn every_run_on_a_page_is_one_that_was_made() {
    let Book {
        project, listings, ..
    } = &*BOOK;
    let results = whole(Results::of(project, listings.iter(), Runs::Kept));
    let mut made = BTreeSet::new();
    for listing in listings.iter() {
        // A command alone, for the reader to type, promises no output.
        made.insert(format!("$ {}\n", listing.command()));
        if listing.explore.is_some() {
            made.insert(format!("$ cargo run -p proofs -- {}\n", listing.name));
        }
        if let Ok(record) = results.record(listing) {
            made.insert(show::listing(listing, &record.run));
        }
        made.extend(show::original(project, listing));
    }
    let mut runs = 0;
    let mut problems = Vec::new();
    for page in pages() {
        for block in select(&page, "pre code") {
            let code = text(block);
            let run = ["$ cargo run", "$ python"]
                .iter()
                .any(|prompt| code.lines().any(|line| line.starts_with(prompt)));
            runs += usize::from(run);
            if run && !made.contains(&code) {
                let what = format!("this output was typed, not made:\n{code}");
                problems.push(Problem::at(&page.path, what));
            }
        }
    }
    assert_none(&problems);
    assert!(runs > 0, "no page shows a run");
}

#[test]
fn every_histogram_says_the_same_in_words_and_numbers() {
    let mut figures = 0;
    let mut problems = Vec::new();
    for page in pages() {
        for figure in select(&page, "figure.runs") {
            figures += 1;
            let texts = |place, selector| find(place, selector).into_iter().map(text);
            let caption: String = texts(figure, "figcaption").collect();
            // The table is in the part behind the figure.
            let table = figure.next_siblings().find_map(ElementRef::wrap);
            let said: Option<usize> = caption
                .split_whitespace()
                .find_map(|word| word.parse().ok());
            let counts = table
                .into_iter()
                .flat_map(|it| texts(it, "tbody td:last-child"));
            let sum: usize = counts.filter_map(|count| count.parse::<usize>().ok()).sum();
            if said != Some(sum) || !caption.contains("processor") {
                let what = format!("a table of {sum} runs stands under \"{caption}\"");
                problems.push(Problem::at(&page.path, what));
            }
        }
    }
    assert_none(&problems);
    assert!(figures > 0, "no page shows a histogram");
}
