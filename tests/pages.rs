//! What a reader may rely on in the pages of the built book.

mod support;

use press::book;
use press::expectation::Kind;
use press::explored;
use press::interrupt;
use press::listing::{Listing, Listings};
use press::playground;
use press::preview::PICTURE;
use press::problem::Problem;
use press::project::Project;
use press::results::{Results, Runs};
use press::show;
use scraper::{ElementRef, Html, Selector};
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::LazyLock;
use support::{assert_none, project};
use walkdir::WalkDir;

/// A page of the book, by its path below the book's folder.
struct Page {
    path: String,
    text: String,
    html: Html,
}

struct Book {
    project: Project,
    folder: PathBuf,
    listings: Listings,
}

static BOOK: LazyLock<Book> = LazyLock::new(|| {
    interrupt::install();
    let project = project();
    let folder = project.work.join("tested");
    let press = Path::new(env!("CARGO_BIN_EXE_press"));
    book::build(&project, press, &folder, Runs::Kept)
        .unwrap_or_else(|problems| panic!("\n{problems}\n"));
    let listings = Listings::load(&project).unwrap_or_else(|problems| panic!("\n{problems}\n"));
    Book {
        project,
        folder,
        listings,
    }
});

/// The pages; read anew by each test, since a parsed page stays with its thread.
fn pages() -> Vec<Page> {
    let folder = &BOOK.folder;
    WalkDir::new(folder)
        .sort_by_file_name()
        .into_iter()
        .map(|entry| entry.expect("the book can be read").into_path())
        .filter(|path| path.extension().is_some_and(|ending| ending == "html"))
        .map(|path| {
            let text = std::fs::read_to_string(&path).expect("a page is text");
            Page {
                path: path
                    .strip_prefix(folder)
                    .expect("a page lies in the book")
                    .display()
                    .to_string(),
                html: Html::parse_document(&text),
                text,
            }
        })
        .collect()
}

fn select<'p>(page: &'p Page, selector: &str) -> Vec<scraper::ElementRef<'p>> {
    let selector = Selector::parse(selector).expect("the selector is written here");
    page.html.select(&selector).collect()
}

fn text(element: scraper::ElementRef) -> String {
    element.text().collect()
}

#[test]
fn no_page_shows_what_should_have_been_expanded() {
    let mut problems = Vec::new();
    for page in pages() {
        for trace in ["cmdrun error", "<!-- cmdrun", "&lt;!-- cmdrun", "{{#"] {
            if page.text.contains(trace) {
                problems.push(Problem::at(&page.path, format!("shows \"{trace}\"")));
            }
        }
    }
    assert_none(&problems);
}

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
fn every_image_has_a_text() {
    let mut problems = Vec::new();
    for page in pages() {
        for image in select(&page, "main img") {
            if image.attr("alt").is_none_or(str::is_empty) {
                problems.push(Problem::at(&page.path, "an image has no alt text"));
            }
        }
        for figure in select(&page, "main svg") {
            let named = figure
                .attr("aria-label")
                .is_some_and(|text| !text.is_empty())
                || figure.attr("aria-labelledby").is_some()
                || figure.attr("aria-hidden") == Some("true");
            if !named {
                problems.push(Problem::at(&page.path, "a figure has no aria-label"));
            }
        }
    }
    assert_none(&problems);
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

/// The frame around a block of code, with the listing whose program the frame begins with.
fn frame<'p>(
    block: scraper::ElementRef<'p>,
) -> Option<(scraper::ElementRef<'p>, Option<&'static Listing>)> {
    let frame = block
        .ancestors()
        .filter_map(scraper::ElementRef::wrap)
        .find(|element| element.attr("class") == Some("listing"))?;
    let name = find(frame, ".listing-head a").first().copied().map(text);
    let listing = BOOK
        .listings
        .iter()
        .find(|listing| Some(&listing.name) == name.as_ref());
    Some((frame, listing))
}

fn find<'p>(element: scraper::ElementRef<'p>, selector: &str) -> Vec<scraper::ElementRef<'p>> {
    let selector = Selector::parse(selector).expect("the selector is written here");
    element.select(&selector).collect()
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
fn every_output_says_when_and_where_it_was_made() {
    let Book {
        project, listings, ..
    } = &*BOOK;
    let results = Results::of(project, listings.iter(), Runs::Kept)
        .unwrap_or_else(|problem| panic!("\n{problem}\n"));
    let mut problems = Vec::new();
    for page in pages() {
        for block in select(&page, "pre > code.language-console") {
            let code = text(block);
            // A command alone, for the reader to type, and what was not run for this page.
            if code.lines().count() < 2 || !code.starts_with("$ cargo run") {
                continue;
            }
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
fn every_run_on_a_page_is_one_that_was_made() {
    let Book {
        project, listings, ..
    } = &*BOOK;
    let results = Results::of(project, listings.iter(), Runs::Kept)
        .unwrap_or_else(|problem| panic!("\n{problem}\n"));
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
    let mut problems = Vec::new();
    for page in pages() {
        for block in select(&page, "pre code") {
            let code = text(block);
            let run = ["$ cargo run", "$ python"]
                .iter()
                .any(|prompt| code.lines().any(|line| line.starts_with(prompt)));
            if run && !made.contains(&code) {
                let what = format!("this output was typed, not made:\n{code}");
                problems.push(Problem::at(&page.path, what));
            }
        }
    }
    assert_none(&problems);
}

#[test]
fn every_histogram_says_the_same_in_words_and_numbers() {
    let mut problems = Vec::new();
    for page in pages() {
        for figure in select(&page, "figure.runs") {
            let find = |place: ElementRef, selector: &str| {
                let selector = Selector::parse(selector).expect("the selector is written here");
                place.select(&selector).map(text).collect::<Vec<_>>()
            };
            let caption = find(figure, "figcaption").concat();
            // The table is in the part behind the figure.
            let table = figure.next_siblings().find_map(ElementRef::wrap);
            let said: Option<usize> = caption
                .split_whitespace()
                .find_map(|word| word.parse().ok());
            let counts = table.map_or_else(Vec::new, |it| find(it, "tbody td:last-child"));
            let sum: usize = counts
                .iter()
                .filter_map(|count| count.parse::<usize>().ok())
                .sum();
            if said != Some(sum) || !caption.contains("processor") {
                let what = format!("a table of {sum} runs stands under \"{caption}\"");
                problems.push(Problem::at(&page.path, what));
            }
        }
    }
    assert_none(&problems);
}

#[test]
fn every_command_in_a_sentence_can_be_typed() {
    let listings = &BOOK.listings;
    let commands: BTreeSet<String> = listings.iter().map(|listing| listing.command()).collect();
    let mut problems = Vec::new();
    for page in pages() {
        for code in select(&page, "main code") {
            let code = text(code);
            let about_a_listing = code.starts_with("cargo run") && code.contains("-p listing-");
            if about_a_listing && !commands.contains(code.trim()) {
                let what = format!("`{code}` runs no listing");
                problems.push(Problem::at(&page.path, what));
            }
        }
    }
    assert_none(&problems);
}

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
                    if !search.find(&query).contains(&section) {
                        let what = format!("a search for {query} does not find {section}");
                        problems.push(Problem::at(&page.path, what));
                    }
                }
            }
        }
    }
    assert_none(&problems);
    assert!(search.find("no-such-listing-anywhere-xyz").is_empty());
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

#[test]
fn every_kind_of_expectation_is_used() {
    let used = |kind| BOOK.listings.iter().any(|listing| listing.kind == kind);
    let unused: Vec<Kind> = Kind::ALL.into_iter().filter(|&kind| !used(kind)).collect();
    assert!(unused.is_empty(), "no listing is {unused:?}");
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
