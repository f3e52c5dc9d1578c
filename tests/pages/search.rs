//! The search finds what a reader may look for.

use super::support::assert_none;
use super::{BOOK, pages, select, text};
use press::problem::Problem;
use std::collections::BTreeSet;
use walkdir::WalkDir;

/// mdBook's index of the pages' sections, and the words of a search as it has them.
struct Search(serde_json::Value);

impl Search {
    fn load() -> Search {
        let file = WalkDir::new(&BOOK.folder)
            .into_iter()
            .filter_map(Result::ok)
            .find(|entry| {
                entry
                    .file_name()
                    .to_string_lossy()
                    .starts_with("searchindex")
            })
            .expect("the book has an index");
        let script = std::fs::read_to_string(file.path()).expect("the index is text");
        let (_, rest) = script.split_once("JSON.parse('").expect("it holds JSON");
        let (json, _) = rest.rsplit_once("')").expect("the JSON ends");
        let json = json.replace("\\'", "'").replace("\\\\", "\\");
        Search(serde_json::from_str(&json).expect("the JSON is whole"))
    }

    fn words(text: &str) -> Vec<String> {
        let words = text.split([' ', '-']).map(str::to_lowercase).collect();
        let english: &dyn elasticlunr::Language = &elasticlunr::lang::English::new();
        english.make_pipeline().run(words)
    }

    /// The addresses of the sections that have all words of the text, each as a whole or as the
    /// beginning of one.
    fn find(&self, text: &str) -> BTreeSet<String> {
        assert_eq!(self.0["search_options"]["bool"], "AND");
        let mut found: Option<BTreeSet<usize>> = None;
        for word in Search::words(text) {
            let mut sections = BTreeSet::new();
            for field in ["body", "title", "breadcrumbs"] {
                let mut node = &self.0["index"]["index"][field]["root"];
                for letter in word.chars() {
                    node = &node[letter.to_string()];
                }
                collect(node, &mut sections);
            }
            found = Some(match found {
                Some(found) => found.intersection(&sections).copied().collect(),
                None => sections,
            });
        }
        let address = |section| self.0["doc_urls"][section].as_str().unwrap_or_default();
        let found = found.unwrap_or_default().into_iter();
        found.map(|section| address(section).to_string()).collect()
    }
}

/// The numbers of all sections below a node of the index.
fn collect(node: &serde_json::Value, sections: &mut BTreeSet<usize>) {
    for (key, value) in node.as_object().into_iter().flatten() {
        match key.as_str() {
            "docs" => sections.extend(
                value
                    .as_object()
                    .into_iter()
                    .flatten()
                    .filter_map(|(section, _)| section.parse::<usize>().ok()),
            ),
            "df" => {}
            _ => collect(value, sections),
        }
    }
}

#[test]
fn the_search_finds_listings_by_name_and_errors_by_code() {
    let code = regex::Regex::new(r"error\[(E[0-9]{4})\]").expect("a pattern");
    let search = Search::load();
    let mut searched = 0;
    let mut problems = Vec::new();
    for page in pages() {
        if ["404.html", "index.html", "print.html", "toc.html"].contains(&page.path.as_str()) {
            continue;
        }
        let mut section = String::new();
        let wanted = "main h1, main h2, main h3, .listing-head, code.language-console";
        for element in select(&page, wanted) {
            if let (true, Some(id)) = (element.value().name().starts_with('h'), element.attr("id"))
            {
                section = format!("{}#{id}", page.path);
                continue;
            }
            let shown = text(element);
            let listings = BOOK.listings.iter();
            for listing in listings.filter(|listing| {
                let line = shown.lines().next().unwrap_or_default();
                line.ends_with(&listing.command())
            }) {
                let mut queries = vec![listing.package()];
                // What is made of English words that every page has is found as a package only.
                if !Search::words(&listing.name).is_empty() {
                    queries.push(listing.name.clone());
                }
                if let Some(code) = code.captures(&listing.expected) {
                    queries.push(code[1].to_string());
                }
                for query in queries {
                    searched += 1;
                    if !search.find(&query).contains(&section) {
                        let what = format!("a search for {query} does not find {section}");
                        problems.push(Problem::at(&page.path, what));
                    }
                }
            }
        }
    }
    assert_none(&problems);
    assert!(searched > 0, "no page shows a listing to search for");
    assert!(search.find("no-such-listing-anywhere-xyz").is_empty());
}
