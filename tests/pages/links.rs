//! A link leads somewhere, and what a page fetches comes with the book.

use super::support::assert_none;
use super::{BOOK, find, pages, select, text};
use press::problem::Problem;
use scraper::ElementRef;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

#[test]
fn every_internal_link_leads_somewhere() {
    let pages = pages();
    let ids: BTreeMap<&str, BTreeSet<&str>> = pages
        .iter()
        .map(|page| {
            let ids = select(page, "[id]")
                .into_iter()
                .filter_map(|e| e.attr("id"));
            (page.path.as_str(), ids.collect())
        })
        .collect();
    let mut problems = Vec::new();
    for page in &pages {
        // mdBook's page for what is not found is made for a site's root.
        if page.path == "404.html" {
            continue;
        }
        for element in select(page, "a[href], link[href], script[src], img[src]") {
            let Some(target) = element.attr("href").or(element.attr("src")) else {
                continue;
            };
            if target.contains("://")
                || ["mailto:", "data:"].iter().any(|it| target.starts_with(it))
            {
                continue;
            }
            let (file, anchor) = target.split_once('#').unwrap_or((target, ""));
            let folder = Path::new(&page.path).parent().unwrap_or(Path::new(""));
            let file = match file {
                "" => page.path.clone(),
                _ => folder.join(file).display().to_string(),
            };
            let known = match (ids.get(file.as_str()), anchor) {
                (Some(_), "") => true,
                (Some(ids), anchor) => ids.contains(anchor),
                (None, _) => BOOK.folder.join(&file).is_file(),
            };
            if !known {
                let what = format!("the link to {target} leads nowhere");
                problems.push(Problem::at(&page.path, what));
            }
        }
    }
    assert_none(&problems);
}

/// Where the links below an element lead that go to a place on a page: the page and the place.
fn places<'p>(element: ElementRef<'p>) -> Vec<(&'p str, &'p str)> {
    find(element, "a[href]")
        .into_iter()
        .filter_map(|link| link.attr("href")?.split_once('#'))
        .collect()
}

#[test]
fn every_mark_leads_to_its_claim_and_every_claim_back_to_its_mark() {
    let pages = pages();
    let page = |path: &str| pages.iter().find(|page| page.path == path);
    let claims = page("claims.html").expect("there is a page of claims");
    let mut problems = Vec::new();
    let mut left: BTreeSet<&str> = BTreeSet::new();
    for entry in select(claims, ".claim-entry") {
        let name = entry.attr("id").unwrap_or_default();
        let leads_back = |(path, anchor): (&str, &str)| {
            let marks = select(page(path)?, "sup.claim[id]");
            let mark = marks.into_iter().find(|it| it.attr("id") == Some(anchor))?;
            (places(mark) == [("claims.html", name)]).then_some(())
        };
        if !places(entry).into_iter().any(|it| leads_back(it).is_some()) {
            let what = format!("the claim {name} does not lead back to its sentence");
            problems.push(Problem::at(&claims.path, what));
        }
        left.insert(name);
    }
    for page in pages.iter().filter(|page| page.path != "print.html") {
        for mark in select(page, "sup.claim") {
            match places(mark)[..] {
                [(_, name)] if left.remove(name) => {}
                ref others => {
                    let what = format!("a mark leads to {others:?}, or another does, too");
                    problems.push(Problem::at(&page.path, what));
                }
            }
        }
    }
    for name in left {
        let what = format!("no mark leads to the claim {name}");
        problems.push(Problem::at(&claims.path, what));
    }
    assert_none(&problems);
}

#[test]
fn every_listing_leads_to_each_page_that_shows_it() {
    let pages = pages();
    let mut shown: BTreeSet<(String, &str, &str)> = BTreeSet::new();
    for page in pages.iter().filter(|page| page.path != "print.html") {
        for block in select(page, ".listing[id]") {
            let id = block.attr("id").unwrap_or_default();
            let chapter = format!("-in-{}", page.path.trim_end_matches(".html"));
            let name = id.strip_suffix(&chapter).unwrap_or(id).to_string();
            let head = find(block, ".listing-head :is(a, b)");
            let head = head.first().copied().map(text);
            assert!(
                head.is_none_or(|head| head == name),
                "{id} is another listing's"
            );
            shown.insert((name, &page.path, id));
        }
    }
    let table = pages.iter().find(|page| page.path == "listings.html");
    let table = table.expect("there is a page of listings");
    let mut led: BTreeSet<(String, &str, &str)> = BTreeSet::new();
    for row in select(table, "main tbody tr") {
        let name = find(row, "td:first-child code").first().copied().map(text);
        let name = name.unwrap_or_default();
        let places = places(row);
        let known = places
            .into_iter()
            .map(|(page, id)| (name.clone(), page, id));
        led.extend(known);
    }
    let what = |it: &(String, &str, &str)| Problem::at(&table.path, format!("{it:?}"));
    let problems: Vec<Problem> = shown.symmetric_difference(&led).map(what).collect();
    assert_none(&problems);
    let names: BTreeSet<&String> = led.iter().map(|(name, _, _)| name).collect();
    for listing in BOOK.listings.iter() {
        assert!(
            names.contains(&listing.name),
            "{} leads nowhere",
            listing.name
        );
    }
}

#[test]
fn no_page_asks_another_host() {
    let mut problems = Vec::new();
    for page in pages() {
        for element in select(&page, "link[href], [src], [srcset], [poster], [data]") {
            let target = ["href", "src", "srcset", "poster", "data"]
                .iter()
                .find_map(|name| element.attr(name))
                .unwrap_or_default();
            if target.contains("//") {
                problems.push(Problem::at(&page.path, format!("fetches {target}")));
            }
        }
        // mdBook's script asks the playground as soon as there is one of these.
        if !select(&page, ".playground").is_empty() {
            problems.push(Problem::at(&page.path, "has a Run button of mdBook's"));
        }
    }
    assert_none(&problems);
}

#[test]
fn what_is_not_found_leads_back_to_the_book() {
    let pages = pages();
    let page = pages.iter().find(|page| page.path == "404.html");
    let page = page.expect("there is a page for what is not found");
    let links: Vec<&str> = select(page, "main li a[href]")
        .into_iter()
        .filter_map(|link| link.attr("href"))
        .collect();
    assert!(!links.is_empty());
    for link in links {
        assert!(BOOK.folder.join(link).is_file(), "{link}");
    }
    // Its links begin at the site's root, wherever the page was looked for.
    assert_eq!(select(page, "base[href='/']").len(), 1);
}
