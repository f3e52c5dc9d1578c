//! Renders the book: everything is checked first, and a page is either whole or not there.

use crate::bridge::Bridge;
use crate::chapters::{self, Chapter};
use crate::claims;
use crate::copy::PARTS;
use crate::directive::{Directive, Found};
use crate::explored::Explorations;
use crate::figure;
use crate::frame;
use crate::imprint::Imprint;
use crate::interrupt::Folder;
use crate::listing::Listings;
use crate::log;
use crate::mutants;
use crate::outcomes;
use crate::problem::{Problem, Problems};
use crate::project::Project;
use crate::results::{Results, Runs};
use crate::sample;
use crate::snippets;
use crate::sources::Stamps;
use crate::value;
use mdbook_driver::MDBook;
use std::path::{Path, PathBuf};

/// Renders the book into `destination`, which is replaced as a whole when all has gone well.
///
/// `press` is the program that directives call.
///
/// # Errors
/// Everything that is wrong with the chapters and listings; `destination` is as it was.
pub fn build(
    project: &Project,
    press: &Path,
    destination: &Path,
    runs: Runs,
) -> Result<(), Problems> {
    is_free(project, destination)?;
    let stamps = Stamps::read(project);
    let mut book = chapters::load(project)?;
    let chapters = chapters::chapters(project, &book)?;
    let listings = Listings::load(project)?;
    let results = check(project, &book, &chapters, &listings, runs)?;
    if let Some(problem) = stamps.changed(project) {
        return Err(problem.into());
    }

    let failed = |e: &dyn std::fmt::Display| Problem::file(destination, "write", e);
    let parent = destination.parent().unwrap_or(Path::new("."));
    std::fs::create_dir_all(parent).map_err(|e| failed(&e))?;
    let fresh = Folder::new(&project.work, "render-").map_err(|e| failed(&e))?;
    let pages = fresh.path().join("pages");
    book.config.build.build_dir = pages.clone();
    set_theme(&mut book, &fresh.path().join("theme"))?;
    book.with_preprocessor(Bridge {
        project: project.clone(),
        listings,
        press: press.to_path_buf(),
    });
    render(&book)?;
    Imprint::new(project, &book, &chapters, &results).stamp(&pages)?;
    frame::mend_contents(&pages)?;
    replace(&pages, destination, fresh.path()).map_err(|e| failed(&e).into())
}

/// Everything that can be wrong before the book is rendered; returns what the listings printed.
///
/// # Errors
/// All of it; what is wrong with a listing is reported where a chapter shows it.
pub fn check(
    project: &Project,
    book: &MDBook,
    chapters: &[Chapter],
    listings: &Listings,
    runs: Runs,
) -> Result<Results, Problems> {
    let directives = chapters::directives(project, chapters, listings)?;
    Problems(snippets::escaping(book, chapters, listings)).or(())?;
    let results = Results::of(project, listings.iter(), runs)?;
    let explorations = Explorations::of(project, listings.iter())?;
    let mut problems = Problems::default();
    for listing in listings.iter() {
        let shown = results.check(project, listing).map(|record| &record.run);
        let run = shown.as_ref().ok().copied();
        // A listing that the compiler refuses cannot be explored either; once is enough.
        let explored = match results.record(listing) {
            Ok(_) => outcomes::check(project, listing, &explorations, run),
            Err(_) => Ok(()),
        };
        let show = Directive::Show(listing.name.clone());
        let shows: &dyn Fn(&Directive) -> bool = &|directive| *directive == show;
        let explores: &dyn Fn(&Directive) -> bool =
            &|directive| directive.is_explored() && directive.listings() == [&listing.name];
        for (problem, is_about) in [(shown.err(), shows), (explored.err(), explores)] {
            let Some(problem) = problem else { continue };
            let place = directives
                .iter()
                .find(|(_, found): &&(&Chapter, Found)| is_about(&found.directive));
            problems.0.push(match place {
                Some((chapter, found)) => problem.seen_from(&chapter.path, found.line),
                None => problem,
            });
        }
    }
    let wanted = directives.iter().map(|(_, found)| &found.directive);
    let failed = sample::make(project, listings, &results, runs, wanted);
    for (chapter, found) in &directives {
        let of_runs = failed
            .iter()
            .find(|(directive, _)| **directive == found.directive);
        if let Some((_, problem)) = of_runs {
            problems
                .0
                .push(problem.seen_from(&chapter.path, found.line));
        } else if let Err(problem) = figure::check(&found.directive, listings, &explorations) {
            problems
                .0
                .push(problem.seen_from(&chapter.path, found.line));
        } else if let Directive::Value(name, quantity) = &found.directive {
            let listing = listings.get(name)?;
            // What is wrong with the listing has been said above.
            if results.check(project, listing).is_ok()
                && let Err(problem) =
                    value::value(project, listing, quantity, &results, &explorations)
            {
                problems
                    .0
                    .push(problem.seen_from(&chapter.path, found.line));
            }
        }
    }
    problems.0.extend(mutants::missing(project, listings));
    let claims = claims::load(project, listings)?;
    let marks = claims::marks(chapters);
    let wrong = claims::problems(project, &claims, &marks, &results, &explorations);
    problems.0.extend(wrong.0);
    problems.or(results)
}

/// Has mdBook render the book with its own theme, mended, in `folder`.
fn set_theme(book: &mut MDBook, folder: &Path) -> Result<(), Problem> {
    let html = book.config.html_config().unwrap_or_default();
    frame::write_theme(&html.theme_dir(&book.root), folder)?;
    let set = book.config.set("output.html.theme", folder);
    set.map_err(|e| Problem::new(format!("mdBook fails: {e:#}")))
}

fn render(book: &MDBook) -> Result<(), Problems> {
    let (built, errors) = log::collect_errors(|| book.build());
    built.map_err(|e| match e.downcast::<Problems>() {
        Ok(problems) => problems,
        Err(e) => Problem::new(format!("mdBook fails: {e:#}")).into(),
    })?;
    Problems(
        errors
            .into_iter()
            .map(|error| Problem::new(format!("mdBook says: {error}")))
            .collect(),
    )
    .or(())
}

/// A folder that holds anything but a book's pages is not replaced: whatever is in it would be lost.
fn is_free(project: &Project, destination: &Path) -> Result<(), Problem> {
    let holds = |name: &str| destination.join(name).exists();
    let entries = std::fs::read_dir(destination).map(Iterator::count);
    let is_free = match entries {
        Ok(0) => true,
        // mdBook's table of contents, which no other folder has.
        Ok(_) => holds("toc.html") && !holds(".git"),
        Err(_) => !destination.exists(),
    };
    let is_source = PARTS
        .iter()
        .any(|part| destination.starts_with(project.root.join(part)));
    if is_free && !is_source {
        return Ok(());
    }
    let what = "the pages would replace what is here, which is no book";
    Err(Problem::at(project.relative(destination), what).next("choose another folder"))
}

/// Puts `pages` in the place of `destination`, by way of names in `aside`, on the same disk.
fn replace(pages: &Path, destination: &Path, aside: &Path) -> std::io::Result<()> {
    let old = aside.join("old");
    if destination.exists() {
        move_folder(destination, &old)?;
    }
    move_folder(pages, destination)
}

/// Moves a folder; copies it where the two places are not on one disk.
fn move_folder(from: &Path, to: &Path) -> std::io::Result<()> {
    if std::fs::rename(from, to).is_ok() {
        return Ok(());
    }
    for entry in walkdir::WalkDir::new(from) {
        let entry = entry?;
        let target: PathBuf = match entry.path().strip_prefix(from) {
            Ok(path) => to.join(path),
            Err(_) => continue,
        };
        if entry.file_type().is_dir() {
            std::fs::create_dir_all(&target)?;
        } else {
            std::fs::copy(entry.path(), &target)?;
        }
    }
    std::fs::remove_dir_all(from)
}
