//! A link leads somewhere, and what a page fetches comes with the book.

use super::support::assert_none;
use super::{BOOK, pages, select};
use press::problem::Problem;
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
