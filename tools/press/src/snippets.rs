//! Prepares the chapters for skeptic, which tests every `rust` fence that it is shown.
//!
//! skeptic compiles everything in one edition, knows neither `compile_fail` nor a panic that must
//! not be a compile error, and lets whatever is not marked `rust` pass. So each fence gets a last
//! line that says how it must be treated ([`Treatment`]); the `rustc` that skeptic calls
//! (`tests/snippets/rustc.rs`) and the functions that it calls (`tests/snippets/guard.rs`) read it.

mod treatment;

use crate::chapters::{self, Chapter};
use crate::fence::{Fence, fences};
use crate::listing::{Listing, Listings};
use crate::log;
use crate::problem::{Problem, Problems};
use crate::project::Project;
use crate::text::line_of;
use mdbook_driver::MDBook;
use mdbook_driver::book::BookItem;
use mdbook_driver::builtin_renderers::MarkdownRenderer;
use regex::Regex;
use std::sync::LazyLock;
use treatment::{Must, Treatment};

/// A chapter with its includes expanded and its fences marked.
#[derive(Debug)]
pub struct Prepared {
    /// A file name that begins with a letter, without ending.
    pub stem: String,
    pub text: String,
    /// For each fence the line in `text` on which it opens, and the place that a person can mend.
    pub places: Vec<(usize, String)>,
}

/// All chapters, ready for skeptic.
///
/// # Errors
/// Every fence that would escape the tests, and whatever keeps the book from being read.
pub fn prepare(project: &Project) -> Result<Vec<Prepared>, Problems> {
    let book = chapters::load(project)?;
    let listings = Listings::load(project)?;
    let written = chapters::chapters(project, &book)?;
    chapters::directives(project, &written, &listings)?;
    let expanded = expand(&book)?;
    let default_edition = default_edition(&book);

    let mut problems = Problems::default();
    let mut prepared = Vec::new();
    for (chapter, expanded) in written.iter().zip(&expanded) {
        let one = prepare_chapter(chapter, expanded, &listings, &default_edition);
        let Some(one) = problems.take(one) else {
            continue;
        };
        // skeptic names its tests after the file, and two tests of one name do not compile.
        if prepared
            .iter()
            .any(|other: &Prepared| other.stem == one.stem)
        {
            let what = "this chapter's name differs from another's only in punctuation";
            problems
                .0
                .push(Problem::at(&chapter.path, what).next("rename one of them"));
        }
        prepared.push(one);
    }
    problems.or(prepared)
}

/// Every fence of the chapters that would escape the tests.
pub fn escaping(book: &MDBook, chapters: &[Chapter], listings: &Listings) -> Vec<Problem> {
    let default_edition = default_edition(book);
    let mut problems = Vec::new();
    for chapter in chapters {
        for fence in fences(&chapter.text) {
            problems.extend(treat(chapter, &fence, listings, &default_edition).err());
        }
    }
    problems
}

/// The chapters' texts with includes expanded, in the order of the book.
fn expand(book: &MDBook) -> Result<Vec<String>, Problems> {
    let (result, errors) = log::collect_errors(|| book.preprocess_book(&MarkdownRenderer::new()));
    let (book, _) = result.map_err(|e| Problem::new(format!("mdBook fails: {e:#}")))?;
    Problems(errors.into_iter().map(Problem::new).collect()).or(())?;
    Ok(book
        .iter()
        .filter_map(|item| match item {
            BookItem::Chapter(chapter) if chapter.source_path.is_some() => {
                Some(chapter.content.clone())
            }
            _ => None,
        })
        .collect())
}

fn default_edition(book: &MDBook) -> String {
    let edition: Option<String> = book.config.get("rust.edition").ok().flatten();
    edition.unwrap_or_else(|| "2024".to_string())
}

fn prepare_chapter(
    chapter: &Chapter,
    expanded: &str,
    listings: &Listings,
    default_edition: &str,
) -> Result<Prepared, Problems> {
    let written = fences(&chapter.text);
    let shown = fences(expanded);
    if written.len() != shown.len() {
        let what = "an included file brings code fences of its own";
        return Err(Problem::at(&chapter.path, what)
            .next("write the fences in the chapter")
            .into());
    }
    let mut problems = Problems::default();
    let mut text = String::new();
    let mut places = Vec::new();
    let mut end = 0;
    for (written, shown) in written.iter().zip(&shown) {
        let line = line_of(&chapter.text, written.span.start);
        let treatment = treat(chapter, written, listings, default_edition);
        let Some(Some(treatment)) = problems.take(treatment) else {
            continue;
        };
        text += &expanded[end..shown.span.start];
        places.push((
            line_of(&text, text.len()),
            format!("{}:{line}", chapter.path),
        ));
        let attribute = match treatment.must {
            Must::Run | Must::Panic => "",
            Must::Compile | Must::Fail(_) => ",no_run",
        };
        text += &format!("```rust{attribute}\n{}{treatment}\n```\n", shown.code);
        end = shown.span.end;
    }
    text += &expanded[end..];
    let stem = chapter
        .path
        .trim_end_matches(".md")
        .to_ascii_lowercase()
        .replace(|c: char| !c.is_ascii_alphanumeric(), "_");
    problems.or(Prepared { stem, text, places })
}

/// How a fence of the chapter is tested; `None` where it holds no Rust.
fn treat<'f>(
    chapter: &Chapter,
    fence: &'f Fence,
    listings: &'f Listings,
    default_edition: &'f str,
) -> Result<Option<Treatment<'f>>, Problem> {
    let listing = included_listing(&chapter.text[fence.span.clone()], listings);
    let before = &chapter.text[..fence.span.start];
    let treated = if !before.is_empty() && !before.ends_with('\n') {
        // What is put into it would end what it stands in.
        Err("this fence is indented, or in a list or a quote; begin it at the margin".to_string())
    } else if !fence.is_closed(&chapter.text) {
        Err("this fence has no end; close it with ```".to_string())
    } else if fence
        .code
        .lines()
        .any(|line| line.trim_start().starts_with("```"))
    {
        Err("another fence begins within this one; close it before with ```".to_string())
    } else {
        Treatment::of(fence, listing, default_edition)
    };
    treated.map_err(|what| {
        Problem::at(&chapter.path, what).line(line_of(&chapter.text, fence.span.start))
    })
}

/// The listing whose program the fence includes.
fn included_listing<'l>(fence: &str, listings: &'l Listings) -> Option<&'l Listing> {
    static PROGRAM: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"\{\{\s*#(?:rustdoc_)?include\s+\S*?listings/([^/\s]+)/src/\S+\.rs")
            .expect("the pattern of an included program is a regular expression")
    });
    let name = PROGRAM.captures(fence)?;
    listings.get(&name[1]).ok()
}

/// A table for the messages of a failure: a chapter's stem, a line of its prepared text, the place.
pub fn places(prepared: &[Prepared]) -> String {
    prepared
        .iter()
        .flat_map(|chapter| {
            let row =
                |(line, place): &(usize, String)| format!("{} {line} {place}\n", chapter.stem);
            chapter.places.iter().map(row)
        })
        .collect()
}
