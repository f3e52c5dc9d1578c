//! The chapters as they are written, and everything that can be seen to be wrong before rendering.

use crate::comment;
use crate::directive::{self, Directive, Found};
use crate::explored;
use crate::fence::{Fence, fences};
use crate::html;
use crate::include;
use crate::listing::Listings;
use crate::not_found;
use crate::problem::{Problem, Problems};
use crate::project::Project;
use crate::sample;
use crate::settings;
use crate::show;
use crate::sources;
use crate::text::{self, nearest};
use mdbook_driver::MDBook;
use mdbook_driver::book::BookItem;
use mdbook_driver::config::Config;
use regex::Regex;
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::LazyLock;
use walkdir::WalkDir;

/// A chapter's file as it is written.
#[derive(Debug, Clone)]
pub struct Chapter {
    pub source: PathBuf,
    /// The same relative to the book's root.
    pub path: String,
    pub text: String,
}

impl Chapter {
    /// Its title, or where it has none its path.
    pub fn title(&self) -> &str {
        let mut lines = self.text.lines();
        let title = lines.find_map(|line| line.strip_prefix("# "));
        title.unwrap_or(&self.path)
    }

    /// Its file's name, for a link from a chapter beside it.
    pub fn file(&self) -> &str {
        self.path.rsplit('/').next().unwrap_or_default()
    }
}

/// The book as mdBook sees it, without any preprocessor but mdBook's own.
///
/// # Errors
/// Where `book.toml` or `SUMMARY.md` is broken, or a chapter's file is missing.
pub fn load(project: &Project) -> Result<MDBook, Problems> {
    Problems(sources::problems(project)).or(())?;
    let path = project.root.join(settings::FILE);
    let text = project.read(&path)?;
    let broken = |e: mdbook_driver::errors::Error| broken_settings(&e);
    // Read here for the line; mdBook says only that something is wrong.
    let tables: toml::Table =
        toml::from_str(&text).map_err(|e| Problem::toml(settings::FILE, &text, &e))?;
    let mut config: Config = text.parse().map_err(broken)?;
    config.update_from_env().map_err(broken)?;
    config
        .set("preprocessor", toml::Table::new())
        .map_err(broken)?;

    Problems(settings::problems(project, &text, &tables, &config)).or(())?;
    let source = project.root.join(&config.book.src);
    let linked = summary_problems(project, &source)?;
    let book = MDBook::load_with_config(&project.root, config)
        .map_err(|e| broken_summary(&project.relative(&source.join(SUMMARY)), &e))?;
    let found: BTreeSet<&PathBuf> = book
        .iter()
        .filter_map(|item| match item {
            BookItem::Chapter(chapter) => chapter.source_path.as_ref(),
            _ => None,
        })
        .collect();
    let passed_over = linked
        .iter()
        .filter(|(file, _)| !found.contains(&PathBuf::from(file)));
    let problems = passed_over.map(|(file, line)| {
        let what = format!("mdBook does not take {file} for a chapter");
        Problem::at(project.relative(&source.join(SUMMARY)), what)
            .line(*line)
            .next("write `- [Title](file.md)`, and letters, digits and hyphens in the file's name")
    });
    Problems(problems.collect()).or(book)
}

/// What mdBook says of settings of another type than it wants: the last line of its message.
fn broken_settings(error: &mdbook_driver::errors::Error) -> Problem {
    static LINE: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new("at line ([0-9]+)").expect("the pattern of mdBook's message is written here")
    });
    let said = format!("{error:#}");
    let what = said
        .trim_end()
        .lines()
        .last()
        .unwrap_or_default()
        .to_string();
    match LINE.captures(&said).and_then(|line| line[1].parse().ok()) {
        Some(line) => Problem::at(settings::FILE, what).line(line),
        None => Problem::at(settings::FILE, what),
    }
}

/// What mdBook says of a SUMMARY.md that it cannot read, at the line that it speaks of.
fn broken_summary(path: &str, error: &mdbook_driver::errors::Error) -> Problem {
    static PLACE: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"^failed to parse SUMMARY.md line ([0-9]+), column [0-9]+: (?s)(.*)$")
            .expect("the pattern of mdBook's message is written here")
    });
    let cause = error.root_cause().to_string();
    let place = PLACE.captures(&cause);
    match place.and_then(|place| Some((place[1].parse().ok()?, place[2].to_string()))) {
        Some((line, what)) => Problem::at(path, what).line(line),
        None => Problem::at(path, cause),
    }
}

/// The chapters in the order of the book.
///
/// # Errors
/// Where a chapter's file cannot be read, or not by people.
pub fn chapters(project: &Project, book: &MDBook) -> Result<Vec<Chapter>, Problems> {
    let mut problems = Problems(not_found::problems(project));
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
            let path = project.relative(&source);
            problems.0.extend(text::illegible(&path, &text));
            chapters.push(Chapter { source, path, text });
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
        problems
            .0
            .extend(html::problems(&chapter.path, &chapter.text));
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

/// The file that knows the order of the chapters.
const SUMMARY: &str = "SUMMARY.md";

/// Chapters that would have the names of pages that mdBook makes itself.
const TAKEN: [&str; 4] = ["index.md", "print.md", "readme.md", "toc.md"];

/// Compares SUMMARY.md with the files beside it; returns the chapters that it names, with their lines.
fn summary_problems(project: &Project, source: &Path) -> Result<BTreeMap<String, usize>, Problems> {
    let summary = source.join(SUMMARY);
    let text = project.read(&summary)?;
    let mut linked = BTreeMap::new();
    let mut problems = Problems::default();
    let is_chapter = |path: &Path| {
        path.extension()
            .is_some_and(|ending| ending.eq_ignore_ascii_case("md"))
    };
    let files: BTreeSet<String> = WalkDir::new(source)
        .into_iter()
        .filter_map(Result::ok)
        .filter(|entry| entry.file_type().is_file() && is_chapter(entry.path()))
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
        .filter(|file| ![SUMMARY, not_found::FILE].contains(&file.as_str()))
        .collect();
    for (index, line) in text.lines().enumerate() {
        let target = line
            .split_once("](")
            .and_then(|(_, rest)| rest.split_once(')'));
        let Some((file, _)) = target else { continue };
        let file = file.trim_start_matches("./");
        let wrong = |what: String| Problem::at(project.relative(&summary), what).line(index + 1);
        if file.is_empty() {
            continue;
        }
        if let Some(first) = linked.insert(file.to_string(), index + 1) {
            let what = format!("the chapter {file} stands in line {first}, too");
            problems
                .0
                .push(wrong(what).next("leave out one of the two"));
        } else if TAKEN.contains(&file.to_lowercase().as_str()) {
            let what = format!("mdBook makes a page of its own of the name of {file}");
            problems
                .0
                .push(wrong(what).next("give the chapter another name"));
        } else if files.contains(file) {
            problems.take(project.read(&source.join(file)));
        } else {
            let problem = wrong(format!("the chapter {file} does not exist"));
            problems.0.push(match nearest(file, &files) {
                Some(near) => problem.next(format!("did you mean {near}?")),
                None => problem,
            });
        }
    }
    for file in files.iter().filter(|file| !linked.contains_key(*file)) {
        let path = project.relative(&source.join(file));
        problems.0.push(
            Problem::at(path, "no line of SUMMARY.md leads to this chapter")
                .next("add it there, or delete the file"),
        );
    }
    problems.or(linked)
}
