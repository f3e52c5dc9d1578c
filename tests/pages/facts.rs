//! What a page says of itself: how long it takes, what it is about, what it was made from.

use super::support::assert_none;
use super::{BOOK, pages, select, text};
use press::preview::PICTURE;
use press::problem::Problem;
use std::collections::BTreeMap;

#[test]
fn every_chapter_says_how_long_it_takes() {
    let mut problems = Vec::new();
    for page in pages() {
        let no_chapters = [
            "404.html",
            "claims.html",
            "cover.html",
            "index.html",
            "listings.html",
            "print.html",
            "toc.html",
        ];
        if no_chapters.contains(&page.path.as_str()) {
            continue;
        }
        let facts: Vec<String> = select(&page, "h1 + .chapter-facts")
            .into_iter()
            .map(text)
            .collect();
        if facts.len() != 1 || !facts[0].contains("minute") {
            problems.push(Problem::at(&page.path, format!("its facts are {facts:?}")));
        }
    }
    assert_none(&problems);
}

#[test]
fn every_page_describes_itself_once() {
    let mut said: BTreeMap<String, String> = BTreeMap::new();
    let mut problems = Vec::new();
    for page in pages() {
        if page.path == "toc.html" {
            continue;
        }
        let descriptions = select(&page, "meta[name=description]");
        let description = descriptions.first().and_then(|tag| tag.attr("content"));
        match description {
            Some(text) if descriptions.len() == 1 && !text.is_empty() => {
                if ["404.html", "print.html"].contains(&page.path.as_str()) {
                    continue;
                }
                if let Some(other) = said.insert(text.to_string(), page.path.clone()) {
                    let what = format!("is described as {other} is");
                    problems.push(Problem::at(&page.path, what));
                }
                for name in ["og:title", "og:description", "og:type", "og:site_name"] {
                    let tags = select(&page, &format!("meta[property='{name}']"));
                    if tags.len() != 1 || tags[0].attr("content").is_none_or(str::is_empty) {
                        problems.push(Problem::at(&page.path, format!("has no {name}")));
                    }
                }
            }
            _ => {
                let what = format!("has {} descriptions", descriptions.len());
                problems.push(Problem::at(&page.path, what));
            }
        }
        // The settings that are tried here name no site.
        if !select(&page, "meta[property='og:url'], meta[property='og:image']").is_empty() {
            problems.push(Problem::at(
                &page.path,
                "has an address that nobody has set",
            ));
        }
    }
    assert_none(&problems);
    // What the tags name once an address is set.
    let picture = std::fs::read(BOOK.folder.join(PICTURE)).expect("previews have a picture");
    assert!(picture.starts_with(b"\x89PNG"));
}

#[test]
fn every_chapter_says_what_it_was_made_from() {
    let mut problems = Vec::new();
    for page in pages() {
        if ["404.html", "print.html", "toc.html"].contains(&page.path.as_str()) {
            continue;
        }
        let feet: Vec<String> = select(&page, "footer.imprint")
            .into_iter()
            .map(text)
            .collect();
        let whole = |foot: &String| {
            ["Built on ", "rustc ", "Edit this page", "Report a mistake"]
                .iter()
                .all(|part| foot.contains(part))
        };
        if feet.len() != 1 || !feet.iter().all(whole) {
            problems.push(Problem::at(&page.path, format!("its foot is {feet:?}")));
        }
    }
    assert_none(&problems);
}
