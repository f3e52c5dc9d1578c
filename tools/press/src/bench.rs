//! How long an edit takes to reach the page, against mdBook rendering the same pages without
//! running anything; ratios within one run, since machines differ.

mod growth;

pub use growth::growth;

use crate::book;
use crate::bridge::Bridge;
use crate::chapters;
use crate::copy::{self, copy_files};
use crate::expectation::Kind;
use crate::listing::Listings;
use crate::problem::{Problem, Problems};
use crate::project::Project;
use crate::results::Runs;
use crate::workspace;
use mdbook_driver::MDBook;
use mdbook_driver::book::BookItem;
use mdbook_driver::builtin_renderers::MarkdownRenderer;
use std::fmt::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Instant, SystemTime};

/// How often each thing is timed; the median counts.
const TIMES: usize = 7;

/// What stock mdBook needs of the version that mdbook-cmdrun's binary understands.
const STOCK: &str = "mdbook v0.4.";

/// Copies the book to a folder of its own, edits the copy, and returns a table of times.
///
/// # Errors
/// Where the book cannot be built.
pub fn bench(project: &Project, press: &Path) -> Result<String, Problems> {
    let home = home(project)?;
    let copy = Project::at(home.join("book"));
    copy::book(project, &copy.root)?;
    let pages = home.join("pages");
    let build = || book::build(&copy, press, &pages, Runs::Kept);
    // The listings are built and run before anything is timed.
    build()?;
    let expanded = home.join("expanded");
    write_expanded(&copy, press, &expanded)?;

    let sentence = Edit::new(copy.root.join("src/introduction.md"), |n| {
        format!("\nEdited {n} times.\n")
    })?;
    let listings = Listings::load(&copy)?;
    let edited = listings
        .iter()
        .find(|listing| listing.kind == Kind::Exact)
        .ok_or_else(|| Problem::new("no listing prints the same in every run"))?;
    let program = Edit::new(edited.source(), |n| {
        format!("\n#[used]\nstatic EDITED: [u8; 1] = [{n}];\n")
    })?;

    let mut rows = Rows::default();
    let mut touched = 0;
    for number in 1..=TIMES {
        rows.time("mdBook alone, the same pages without directives", || {
            render_plain(&expanded, &home.join("plain"))
        })?;
        rows.time("press, nothing changed", build)?;
        sentence.make(number)?;
        rows.time("press, one sentence edited", build)?;
        program.make(number)?;
        let before = records(&copy)?;
        rows.time("press, one listing edited", build)?;
        touched = touched.max(
            records(&copy)?
                .iter()
                .filter(|r| !before.contains(r))
                .count(),
        );
        if let Some(mut stock) = stock(&copy, press, &home.join("stock")) {
            rows.time(
                "stock mdBook 0.4 with mdbook-cmdrun, nothing changed",
                || finish(&mut stock),
            )?;
        }
    }
    let mut table = rows.table();
    let all = listings.iter().count();
    let _ = writeln!(
        table,
        "one listing edited: {touched} of {all} built and run"
    );
    if stock(&copy, press, &home.join("stock")).is_none() {
        table += "stock mdBook 0.4.52 with mdbook-cmdrun: not installed\n";
    }
    Ok(table)
}

/// The folder for the copies that are timed.
fn home(project: &Project) -> Result<PathBuf, Problem> {
    let home = project.work.join("bench");
    if Project::at(home.join("book")).work == project.work {
        let what = "CARGO_TARGET_DIR makes the copy share what is kept of the book";
        return Err(Problem::new(what).next("unset it"));
    }
    Ok(home)
}

/// The middle one.
fn median(mut times: Vec<f64>) -> f64 {
    times.sort_unstable_by(f64::total_cmp);
    times.get(times.len() / 2).copied().unwrap_or(f64::NAN)
}

/// Seconds that things take which are done several times, in the order in which they were first done.
#[derive(Default)]
struct Rows(Vec<(&'static str, Vec<f64>)>);

impl Rows {
    fn time<E>(
        &mut self,
        name: &'static str,
        work: impl FnOnce() -> Result<(), E>,
    ) -> Result<(), E> {
        let start = Instant::now();
        work()?;
        let time = start.elapsed().as_secs_f64();
        match self.0.iter_mut().find(|(known, _)| *known == name) {
            Some((_, times)) => times.push(time),
            None => self.0.push((name, vec![time])),
        }
        Ok(())
    }

    /// A line for each: the median in seconds, and how often the first line's median fits into it.
    fn table(self) -> String {
        let medians: Vec<(&str, f64)> = self
            .0
            .into_iter()
            .map(|(name, times)| (name, median(times)))
            .collect();
        let unit = medians.first().map_or(1.0, |(_, first)| *first);
        medians
            .iter()
            .map(|(name, time)| format!("{time:7.3} s {:6.2}  {name}\n", time / unit))
            .collect()
    }
}

/// A file and what is written at its end, differently each time.
struct Edit {
    path: PathBuf,
    text: String,
    addition: fn(usize) -> String,
}

impl Edit {
    fn new(path: PathBuf, addition: fn(usize) -> String) -> Result<Edit, Problem> {
        let text = std::fs::read_to_string(&path).map_err(|e| Problem::file(&path, "read", e))?;
        Ok(Edit {
            path,
            text,
            addition,
        })
    }

    fn make(&self, number: usize) -> Result<(), Problem> {
        let text = format!("{}{}", self.text, (self.addition)(number));
        workspace::write_changed(&self.path, &text)
    }
}

/// The same book with every directive and include carried out, for mdBook alone.
fn write_expanded(copy: &Project, press: &Path, root: &Path) -> Result<(), Problems> {
    let mut book = chapters::load(copy)?;
    book.with_preprocessor(Bridge {
        project: copy.clone(),
        listings: Listings::load(copy)?,
        press: press.to_path_buf(),
    });
    let (expanded, _) = book
        .preprocess_book(&MarkdownRenderer::new())
        .map_err(|e| Problem::new(format!("mdBook fails: {e:#}")))?;
    let source = root.join("src");
    for item in expanded.iter() {
        if let BookItem::Chapter(chapter) = item
            && let Some(path) = &chapter.source_path
        {
            workspace::write_changed(&source.join(path), &chapter.content)?;
        }
    }
    let summary = copy.root.join("src/SUMMARY.md");
    workspace::write_changed(&source.join("SUMMARY.md"), &copy.read(&summary)?)?;
    for part in ["book.toml", "theme"] {
        copy_files(&copy.root.join(part), &root.join(part))?;
    }
    Ok(())
}

fn render_plain(root: &Path, pages: &Path) -> Result<(), Problems> {
    let mut book: MDBook = chapters::load(&Project::at(root.to_path_buf()))?;
    book.config.build.build_dir = pages.to_path_buf();
    let built = book.build();
    built.map_err(|e| Problem::new(format!("mdBook fails: {e:#}")).into())
}

/// When each listing's record was written.
fn records(copy: &Project) -> Result<Vec<(PathBuf, SystemTime)>, Problem> {
    let folder = copy.work.join("records");
    let failed = |e: std::io::Error| Problem::file(&folder, "read", e);
    let mut records = Vec::new();
    for entry in std::fs::read_dir(&folder).map_err(failed)? {
        let entry = entry.map_err(failed)?;
        let written = entry.metadata().and_then(|data| data.modified());
        records.push((entry.path(), written.map_err(failed)?));
    }
    Ok(records)
}

/// mdBook with mdbook-cmdrun on the same source, where both are installed; `press` is what its
/// directives find on their path.
fn stock(copy: &Project, press: &Path, pages: &Path) -> Option<Command> {
    let says = |program: &str| {
        let output = Command::new(program).arg("--version").output().ok()?;
        Some(String::from_utf8_lossy(&output.stdout).into_owned())
    };
    says("mdbook").filter(|version| version.starts_with(STOCK))?;
    says("mdbook-cmdrun")?;
    let path = std::env::var_os("PATH").unwrap_or_default();
    let folders = press.parent().map(Path::to_path_buf).into_iter();
    let folders = folders.chain(std::env::split_paths(&path));
    let mut command = Command::new("mdbook");
    command
        .args(["build", "--dest-dir"])
        .arg(pages)
        .current_dir(&copy.root)
        .env("PATH", std::env::join_paths(folders).ok()?)
        .env("MDBOOK_PREPROCESSOR__CMDRUN__COMMAND", "mdbook-cmdrun")
        .stdout(Stdio::null())
        .stderr(Stdio::null());
    Some(command)
}

fn finish(command: &mut Command) -> Result<(), Problem> {
    let failed = |what: String| Problem::new(format!("stock mdBook {what}"));
    match command.status() {
        Ok(status) if status.success() => Ok(()),
        Ok(status) => Err(failed(format!("ended with {status}"))),
        Err(error) => Err(failed(format!("cannot be run: {error}"))),
    }
}
