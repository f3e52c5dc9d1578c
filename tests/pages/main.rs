//! What a reader may rely on in the pages of the built book.

mod facts;
mod links;
mod listings;
mod runs;
mod search;
#[path = "../support/mod.rs"]
mod support;

use press::book;
use press::interrupt;
use press::listing::Listings;
use press::problem::Problem;
use press::project::Project;
use press::results::Runs;
use scraper::{ElementRef, Html, Selector};
use std::path::PathBuf;
use std::sync::LazyLock;
use support::{assert_none, project, whole};
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
    whole(book::build(
        &project,
        &proofs::compiled("press"),
        &folder,
        Runs::Kept,
    ));
    let listings = whole(Listings::load(&project));
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

fn select<'p>(page: &'p Page, selector: &str) -> Vec<ElementRef<'p>> {
    find(page.html.root_element(), selector)
}

fn find<'p>(element: ElementRef<'p>, selector: &str) -> Vec<ElementRef<'p>> {
    let selector = Selector::parse(selector).expect("the selector is written here");
    element.select(&selector).collect()
}

fn text(element: ElementRef) -> String {
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
