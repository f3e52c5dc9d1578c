//! The chapters as they are written, and everything that can be seen to be wrong before rendering.

use crate::comment;
use crate::directive::{self, Directive, Found};
use crate::explored;
use crate::fence::{Fence, fences};
use crate::include;
use crate::listing::Listings;
use crate::problem::{Problem, Problems};
use crate::project::Project;
use crate::sample;
use crate::show;
use crate::text::nearest;
use mdbook_driver::MDBook;
use mdbook_driver::book::BookItem;
use mdbook_driver::config::Config;
use std::collections::BTreeSet;
use std::path::PathBuf;
use walkdir::WalkDir;

/// A chapter's file as it is written.
#[derive(Debug, Clone)]
pub struct Chapter {
    pub source: PathBuf,
    /// The same relative to the book's root.
    pub path: String,
    pub text: String,
}

/// The book as mdBook sees it, without any preprocessor but mdBook's own.
///
/// # Errors
/// Where `book.toml` or `SUMMARY.md` is broken, or a chapter's file is missing.
pub fn load(project: &Project) -> Result<MDBook, Problems> {
    let path = project.root.join("book.toml");
    let text = project.read(&path)?;
    let broken = |e: mdbook_driver::errors::Error| Problem::at("book.toml", format!("{e:#}"));
    // Read here for the line; mdBook says only that something is wrong.
    toml::from_str::<toml::Table>(&text).map_err(|e| Problem::toml("book.toml", &text, &e))?;
    let mut config: Config = text.parse().map_err(broken)?;
    config.update_from_env().map_err(broken)?;
    config
        .set("preprocessor", toml::Table::new())
        .map_err(broken)?;

    let source = project.root.join(&config.book.src);
    summary_problems(project, &source)?;
    MDBook::load_with_config(&project.root, config).map_err(|e| {
        let summary = project.relative(&source.join("SUMMARY.md"));
        Problem::at(summary, format!("{e:#}")).into()
    })
}

/// The chapters in the order of the book.
///
/// # Errors
/// Where a chapter's file cannot be read.
pub fn chapters(project: &Project, book: &MDBook) -> Result<Vec<Chapter>, Problems> {
    let mut problems = Problems::default();
    let mut chapters = Vec::new();
    for item in book.iter() {
        let BookItem::Chapter(chapter) = item else {
            continue;
        };
        let Some(path) = &chapter.source_path else {
            continue;
        };
        let source = book.source_dir().join(path);
        if let Some(text) = problems.take(project.read(&source)) {
            chapters.push(Chapter {
                path: project.relative(&source),
                source,
                text,
            });
        }
    }
    problems.or(chapters)
}

/// All directives of the chapters, each with its chapter.
///
/// # Errors
/// Every directive and every include that is wrong.
pub fn directives<'c>(
    project: &Project,
    chapters: &'c [Chapter],
    listings: &Listings,
) -> Result<Vec<(&'c Chapter, Found)>, Problems> {
    let mut problems = Problems::default();
    let mut directives = Vec::new();
    for chapter in chapters {
        problems
            .0
            .extend(comment::problems(&chapter.path, &chapter.text));
        let fences = fences(&chapter.text);
        for found in directive::find(&chapter.path, &chapter.text) {
            let Some(found) = problems.take(found) else {
                continue;
            };
            let fits = fits(project, &found.directive, listings);
            match fits.and_then(|()| stands_well(&found, &fences)) {
                Ok(()) => directives.push((chapter, found)),
                Err(problem) => problems
                    .0
                    .push(problem.seen_from(&chapter.path, found.line)),
            }
        }
        let includes = include::problems(project, &chapter.source, &chapter.text);
        problems.0.extend(includes);
    }
    problems.or(directives)
}

/// Whether the directive can be carried out with the listings that there are.
fn fits(project: &Project, directive: &Directive, listings: &Listings) -> Result<(), Problem> {
    for name in directive.listings() {
        let listing = listings.get(name)?;
        if matches!(directive, Directive::Original(_)) && listing.original.is_none() {
            let what = format!("listing \"{name}\" has no original.py");
            let next = format!("write it, and run `cargo run -- bless --originals {name}`");
            return Err(Problem::new(what).next(next));
        }
        if directive.is_explored() && listing.explore.is_none() {
            return Err(explored::unexplored(listing));
        }
        if let Some(sampling) = directive.sampling() {
            sample::result(listing, sampling)?;
        }
    }
    if let Directive::Diff(from, to) = directive {
        show::diff(project, listings.get(from)?, listings.get(to)?)?;
    }
    Ok(())
}

/// Whether the directive stands in the fence that makes its text what it is, or in none.
fn stands_well(found: &Found, fences: &[Fence]) -> Result<(), Problem> {
    let around = fences
        .iter()
        .find(|fence| fence.span.contains(&found.span.start))
        .map(Fence::language);
    let wanted = found.directive.fence();
    if around == wanted {
        return Ok(());
    }
    let what = format!("`{}` stands in the wrong place", found.directive);
    Err(Problem::new(what).next(match wanted {
        Some(language) => format!("put it into a fence that begins with ```{language}"),
        None => "put it outside of the fence".to_string(),
    }))
}

/// mdBook's page for what is not found, which stands outside of the order.
const NOT_FOUND: &str = "404.md";

/// Compares SUMMARY.md with the files beside it.
fn summary_problems(project: &Project, source: &std::path::Path) -> Result<(), Problems> {
    let summary = source.join("SUMMARY.md");
    let text = project.read(&summary)?;
    let mut linked = BTreeSet::new();
    let mut problems = Problems::default();
    let files: BTreeSet<String> = WalkDir::new(source)
        .into_iter()
        .filter_map(Result::ok)
        .filter(|entry| {
            entry
                .path()
                .extension()
                .is_some_and(|ending| ending == "md")
        })
        .filter_map(|entry| {
            Some(
                entry
                    .path()
                    .strip_prefix(source)
                    .ok()?
                    .display()
                    .to_string(),
            )
        })
        .filter(|file| !["SUMMARY.md", NOT_FOUND].contains(&file.as_str()))
        .collect();
    for (index, line) in text.lines().enumerate() {
        let target = line
            .split_once("](")
            .and_then(|(_, rest)| rest.split_once(')'));
        let Some((file, _)) = target else { continue };
        let file = file.trim_start_matches("./");
        linked.insert(file.to_string());
        if !file.is_empty() && !files.contains(file) {
            let what = format!("the chapter {file} does not exist");
            let mut problem = Problem::at(project.relative(&summary), what).line(index + 1);
            if let Some(near) = nearest(file, &files) {
                problem = problem.next(format!("did you mean {near}?"));
            }
            problems.0.push(problem);
        }
    }
    for file in files.difference(&linked) {
        let path = project.relative(&source.join(file));
        problems.0.push(
            Problem::at(path, "no line of SUMMARY.md leads to this chapter")
                .next("add it there, or delete the file"),
        );
    }
    problems.or(())
}
