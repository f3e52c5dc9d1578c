//! How the times of a build grow with the book: generated books of several sizes, each of whose
//! chapters shows a listing of its own, explored, with a claim.

use super::{Edit, finish, median, render_plain, stock, write_expanded};
use crate::book;
use crate::copy::copy_files;
use crate::expectation::Kind;
use crate::explored::Explorations;
use crate::listing::Listings;
use crate::outcomes;
use crate::problem::{Problem, Problems};
use crate::project::Project;
use crate::results::Runs;
use crate::scaffold;
use crate::workspace::{self, write_changed};
use std::fmt::Write;
use std::path::{Path, PathBuf};
use std::time::Instant;

/// How many chapters the books have.
const SIZES: [usize; 3] = [30, 100, 300];
/// How often an edit is timed; the median counts.
const TIMES: usize = 5;
/// Paragraphs of a chapter, which is then as long as those of the book.
const PARAGRAPHS: usize = 40;
/// What the first listing prints; the others count on from there.
const FIRST: usize = 1000;

/// Builds books of every size; returns a table of times and of press's memory.
///
/// # Errors
/// Where one of the books cannot be built.
pub fn growth(project: &Project, press: &Path) -> Result<String, Problems> {
    let home = super::home(project)?;
    let mut table = format!(
        "{:>8} {:>9} {:>8} {:>8} {:>8} {:>8} {:>7} {:>9}\n",
        "chapters", "cold", "each", "mdBook", "nothing", "sentence", "ratio", "memory",
    );
    let mut sentences = Vec::new();
    for size in SIZES {
        let book = Project::at(home.join(format!("grown-{size}")));
        write_book(project, &book, size)?;
        let pages = home.join("grown-pages");
        let build = || book::build(&book, press, &pages, Runs::Kept);
        remove(&book.work)?;
        reset_peak();
        let cold = timed(build)?;
        let memory = peak();

        let expanded = home.join("grown-expanded");
        remove(&expanded)?;
        write_expanded(&book, press, &expanded)?;
        let sentence = Edit::new(book.root.join("src/chapter-7.md"), |n| {
            format!("\nEdited {n} times.\n")
        })?;
        let (mut alone, mut nothing, mut edited) = (Vec::new(), Vec::new(), Vec::new());
        for number in 1..=TIMES {
            alone.push(timed(|| render_plain(&expanded, &home.join("plain")))?);
            nothing.push(timed(build)?);
            sentence.make(number)?;
            edited.push(timed(build)?);
        }
        let (alone, nothing, edited) = (median(alone), median(nothing), median(edited));
        let each = cold / size as f64;
        let ratio = edited / alone;
        let _ = writeln!(
            table,
            "{size:>8} {cold:>7.1} s {each:>6.2} s {alone:>6.2} s {nothing:>6.2} s {edited:>6.2} s \
             {ratio:>7.2} {memory:>9}",
        );
        sentences.push(edited / size as f64);
        if size == SIZES[0] {
            table += &beside(&book, press, &home, edited)?;
        }
    }
    let (first, last) = (sentences[0], sentences[sentences.len() - 1]);
    let _ = writeln!(
        table,
        "one sentence edited, per chapter of the book: {:.2} times as long in the longest book",
        last / first
    );
    Ok(table)
}

/// A line on stock mdBook, which runs every directive again at each build.
fn beside(book: &Project, press: &Path, home: &Path, edited: f64) -> Result<String, Problems> {
    let Some(mut stock) = stock(book, press, &home.join("stock")) else {
        return Ok("stock mdBook 0.4.52 with mdbook-cmdrun: not installed\n".to_string());
    };
    let mut times = Vec::new();
    for _ in 0..TIMES {
        times.push(timed(|| finish(&mut stock))?);
    }
    let time = median(times);
    Ok(format!(
        "         stock mdBook 0.4.52 with mdbook-cmdrun, any edit: {time:.2} s, {:.1} times as long\n",
        time / edited
    ))
}

/// Seconds.
fn timed<E>(work: impl FnOnce() -> Result<(), E>) -> Result<f64, E> {
    let start = Instant::now();
    work()?;
    Ok(start.elapsed().as_secs_f64())
}

fn remove(folder: &Path) -> Result<(), Problem> {
    match folder.exists() {
        true => std::fs::remove_dir_all(folder).map_err(|e| Problem::file(folder, "remove", e)),
        false => Ok(()),
    }
}

/// Forgets the most memory that this process has had; where the system cannot, [`peak`] says nothing.
fn reset_peak() {
    let _ = std::fs::write("/proc/self/clear_refs", "5");
}

/// The most memory that this process has had, without the compilers that it calls.
fn peak() -> String {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let kib = status
        .lines()
        .find_map(|line| line.strip_prefix("VmHWM:")?.strip_suffix("kB"))
        .and_then(|number| number.trim().parse::<f64>().ok());
    kib.map_or_else(|| "?".to_string(), |kib| format!("{:.0} MiB", kib / 1024.0))
}

fn write_book(project: &Project, book: &Project, size: usize) -> Result<(), Problems> {
    remove(&book.root)?;
    workspace::write(project, &book.root)?;
    for part in ["book.toml", "theme"] {
        copy_files(&project.root.join(part), &book.root.join(part))?;
    }
    let mut summary = "# Summary\n\n".to_string();
    for number in 0..size {
        let _ = writeln!(summary, "- [Chapter {number}](chapter-{number}.md)");
        write_listing(book, number)?;
        let path = book.root.join(format!("src/chapter-{number}.md"));
        write_changed(&path, &chapter(number))?;
    }
    write_changed(&book.root.join("src/SUMMARY.md"), &summary)?;
    write_outcomes(book, size)
}

fn name(number: usize) -> String {
    format!("grown-{number}")
}

fn folder(book: &Project, number: usize) -> PathBuf {
    book.listings().join(name(number))
}

fn write_listing(book: &Project, number: usize) -> Result<(), Problem> {
    let total = FIRST + number;
    let folder = folder(book, number);
    let manifest = scaffold::manifest(&name(number), Kind::Exact);
    let source = format!(
        "use std::thread;\n\nfn main() {{\n    let mut total = {};\n    thread::scope(|scope| {{\n\
         \x20       scope.spawn(|| total += 1);\n    }});\n    println!(\"total: {{total}}\");\n}}\n",
        total - 1
    );
    let claim = format!("[the_total_is_{total}]\nevery = {{ prints = [\"total: {total}\"] }}\n");
    write_changed(&folder.join("Cargo.toml"), &manifest)?;
    write_changed(&folder.join("src/main.rs"), &source)?;
    write_changed(&folder.join("claims.toml"), &claim)?;
    write_changed(&folder.join("expected.txt"), &format!("total: {total}\n"))
}

/// The listings differ in a number, and so do their outcomes: one is explored for all.
fn write_outcomes(book: &Project, size: usize) -> Result<(), Problems> {
    let listings = Listings::load(book)?;
    let first = listings.get(&name(0))?;
    let explorations = Explorations::of(book, [first])?;
    let text = outcomes::text("main()", explorations.get(first)?);
    for number in 0..size {
        let text = text.replace(&FIRST.to_string(), &(FIRST + number).to_string());
        write_changed(&folder(book, number).join("outcomes.txt"), &text)?;
    }
    Ok(())
}

fn chapter(number: usize) -> String {
    let (name, total) = (name(number), FIRST + number);
    let mut text = format!("# Chapter {number}\n\n");
    for paragraph in 1..=PARAGRAPHS {
        let _ = writeln!(
            text,
            "Paragraph {paragraph} of chapter {number} has *two* sentences.\n\
             The other one names `thread::spawn` and a [chapter](chapter-{number}.md).\n"
        );
    }
    let _ = write!(
        text,
        "```rust\n{{{{#include ../listings/{name}/src/main.rs}}}}\n```\n\n\
         ```console\n<!-- cmdrun press show {name} -->\n```\n\n\
         The total is {total}.<!-- claim: the_total_is_{total} -->\n\n\
         <!-- cmdrun press explore {name} -->\n"
    );
    text
}
