//! What press owes a book that is broken: a clear line, or pages that say what their sources say.

use crate::attempt::Ending;
use crate::book::{Book, Pages, SECRET};
use crate::faithful;
use crate::kind::{Breakage, Edit, Must};
use crate::tree::Tree;
use regex::Regex;
use std::collections::BTreeSet;
use std::sync::LazyLock;

/// More is no message for people.
const LONGEST_MESSAGE: usize = 64 * 1024;
const LONGEST_LINE: usize = 1_000;
/// Press in a debug build needs about 60 MB for the whole book; this is for its inputs' worst.
const MOST_MEMORY_KIB: u64 = 512 * 1024;

/// What press did with a book, and what is there now.
pub struct Found<'f> {
    pub book: &'f Book,
    pub broken: &'f Breakage,
    pub ending: &'f Ending,
    /// The sources as press found them.
    pub before: &'f Tree,
    pub after: &'f Tree,
    pub pages_before: &'f Pages,
    pub pages: &'f Pages,
    /// Folders that press has left among what it keeps.
    pub left: Vec<String>,
}

/// Everything that press still owes.
pub fn judge(found: &Found, must: Must) -> Vec<String> {
    let mut wrong = Vec::new();
    let ending = found.ending;
    if !ending.in_time {
        wrong.push("it hangs".to_string());
    }
    for process in &ending.left {
        wrong.push(format!("the process {process} is left over"));
    }
    for folder in &found.left {
        wrong.push(format!("the folder {folder} is left over"));
    }
    if ending.peak > MOST_MEMORY_KIB {
        wrong.push(format!("it takes {} MiB of memory", ending.peak / 1024));
    }
    for path in found.before.differences(found.after) {
        // A listing that is new belongs into it.
        if path != "Cargo.lock" && !is_written_by_listing(found, &path) {
            wrong.push(format!("{path} is written"));
        }
    }
    let shown = found
        .pages
        .iter()
        .filter(|(_, bytes)| contains(bytes, SECRET));
    wrong.extend(shown.map(|(page, _)| format!("{page} shows the secret")));
    match (ending.code, must) {
        (Some(0), Must::Refuse | Must::RefuseFile) => wrong.push("it is accepted".to_string()),
        (Some(0), _) => wrong.extend(accepted(found)),
        (Some(1), Must::Accept) => wrong.push("it is refused".to_string()),
        (Some(1), _) => wrong.extend(refused(found, must)),
        (Some(code), _) => wrong.push(format!("it exits with {code}")),
        (None, _) if ending.in_time => wrong.push("it is ended by a signal".to_string()),
        (None, _) => {}
    }
    wrong
}

/// What a listing writes is its own doing; press has to say so.
fn is_written_by_listing(found: &Found, path: &str) -> bool {
    let program = found.before.text("listings/hostile/src/main.rs");
    program.contains(&format!("fs::write(\"{path}\"")) && found.ending.code == Some(1)
}

fn contains(bytes: &[u8], text: &str) -> bool {
    bytes
        .windows(text.len())
        .any(|window| window == text.as_bytes())
}

fn refused(found: &Found, must: Must) -> Vec<String> {
    static PLACE: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"^([^:\n]+?)(?::([0-9]+))?: (\S.*)$").expect("it is written here")
    });
    let mut wrong = Vec::new();
    let said = found.ending.stderr.as_str();
    let first = said.lines().next().unwrap_or_default();
    match PLACE.captures(first) {
        None => wrong.push("its first line names no file".to_string()),
        Some(place) => {
            let file = &place[1];
            let below = |edit: &Edit| file.starts_with(&format!("{}/", edit.path()));
            if !users(found).contains(file) && !found.broken.edits.iter().any(below) {
                wrong.push(format!("{file} is not what is broken, and does not use it"));
            }
            let line = place
                .get(2)
                .and_then(|line| line.as_str().parse::<usize>().ok());
            let count = found.before.text(file).lines().count();
            match line {
                None if matches!(must, Must::Refuse) && !is_whole(found, file) => {
                    wrong.push("its first line names no line".to_string());
                }
                Some(line) if line > count + 1 && count > 0 => {
                    wrong.push(format!("{file} has no line {line}"));
                }
                _ => {}
            }
        }
    }
    let root = found.book.root.display().to_string();
    let home = found.book.home.display().to_string();
    let temporary = std::env::temp_dir().display().to_string();
    for bad in [
        "panicked at tools/",
        "panicked at /",
        "stack backtrace",
        "target/press",
        &temporary,
        &root,
        &home,
    ] {
        if said.contains(bad) && !is_in_breakage(found, bad) {
            wrong.push(format!("it says \"{bad}\""));
        }
    }
    if said.len() > LONGEST_MESSAGE {
        wrong.push(format!("it says {} bytes", said.len()));
    }
    if said.lines().any(|line| line.len() > LONGEST_LINE) {
        wrong.push("it says an endless line".to_string());
    }
    if said.contains(|c: char| c.is_control() && !matches!(c, '\n' | '\t')) {
        wrong.push("it says control characters".to_string());
    }
    if said.contains(SECRET) {
        wrong.push("it tells the secret".to_string());
    }
    if found.pages != found.pages_before {
        wrong.push("it is refused, and pages are written".to_string());
    }
    wrong
}

/// Whether it was the breakage that brought this text.
fn is_in_breakage(found: &Found, text: &str) -> bool {
    found.broken.edits.iter().any(|edit| match edit {
        Edit::Write(_, written) => contains(written, text),
        _ => false,
    })
}

/// Whether a line would say nothing of what is wrong with this path: it is a folder, or not there,
/// or the compiler's or the run's difference follows with lines of its own.
fn is_whole(found: &Found, file: &str) -> bool {
    found.before.text(file) != found.after.text(file)
        || found.before.text(file).is_empty()
        || found
            .ending
            .stderr
            .lines()
            .nth(1)
            .is_some_and(|line| line.starts_with("    "))
}

/// What is broken, and the files that use it.
fn users(found: &Found) -> BTreeSet<String> {
    let mut users = BTreeSet::new();
    for edit in &found.broken.edits {
        let path = edit.path();
        // What is wrong with a folder may be said of it.
        let ancestors = std::path::Path::new(path).ancestors();
        users.extend(ancestors.map(|path| path.display().to_string()));
        for file in found.before.files().chain(found.book.sources.files()) {
            let is_below = file.starts_with(&format!("{path}/"));
            if is_below || uses(found, file, path) {
                users.insert(file.to_string());
            }
        }
    }
    let is_summary = |edit: &Edit| edit.path() == "src/SUMMARY.md";
    if found.broken.edits.iter().any(is_summary) {
        users.extend(found.book.chapters().into_iter().map(str::to_string));
    }
    users.remove("");
    let program = found.before.text("listings/hostile/src/main.rs");
    let written = found
        .after
        .files()
        .filter(|file| program.contains(&format!("\"{file}\"")));
    users.extend(written.map(str::to_string));
    users
}

fn uses(found: &Found, file: &str, path: &str) -> bool {
    let text = found.before.text(file);
    // Two files contradict each other where both make one claim.
    if path.ends_with("claims.toml") && file.ends_with("claims.toml") {
        return true;
    }
    match path
        .strip_prefix("listings/")
        .and_then(|below| below.split('/').next())
    {
        Some(listing) => {
            let own = file.starts_with(&format!("listings/{listing}/"));
            own || file.starts_with("src/") && text.contains(listing)
        }
        None => {
            let name = path.rsplit('/').next().unwrap_or(path);
            // A claim without its mark is wrong where its data stand.
            let is_claims = path.starts_with("src/") && file.ends_with("claims.toml");
            is_claims || file == "src/SUMMARY.md" || file == "book.toml" || text.contains(name)
        }
    }
}

fn accepted(found: &Found) -> Vec<String> {
    let mut wrong = Vec::new();
    if !found.ending.stdout.ends_with("index.html\n") {
        wrong.push("it does not say where the pages are".to_string());
    }
    let touched = touched(found);
    let before = &found.book.pages;
    let names: BTreeSet<&String> = before.keys().chain(found.pages.keys()).collect();
    for name in names {
        let is_touched = touched
            .as_ref()
            .is_none_or(|touched| touched.contains(name));
        if !is_touched && before.get(name) != found.pages.get(name) {
            wrong.push(format!("{name} is another, and its sources are not"));
        }
    }
    for chapter in faithful::chapters(found.after) {
        let page = faithful::page(&chapter);
        if touched
            .as_ref()
            .is_none_or(|touched| touched.contains(&page))
        {
            wrong.extend(faithful::problems(found.after, &chapter, found.pages));
        }
    }
    wrong
}

/// The pages and files that what is broken may change; none where it may change all of them.
fn touched(found: &Found) -> Option<BTreeSet<String>> {
    let everywhere = [
        "print.html",
        "claims.html",
        "listings.html",
        "searchindex.js",
        "searchindex.json",
    ];
    let mut touched: BTreeSet<String> = everywhere.map(str::to_string).into();
    for edit in &found.broken.edits {
        let path = edit.path();
        let about = if let Some(below) = path.strip_prefix("listings/") {
            below.split('/').next()?
        } else if path.starts_with("theme/") {
            path
        } else if let Some(stem) = path
            .strip_prefix("src/")
            .and_then(|name| name.strip_suffix(".md"))
            && stem != "SUMMARY"
        {
            touched.insert(format!("{stem}.html"));
            touched.insert("index.html".to_string());
            continue;
        } else {
            return None;
        };
        for chapter in faithful::chapters(found.after) {
            if found.after.text(&chapter).contains(about) {
                touched.insert(faithful::page(&chapter));
            }
        }
    }
    Some(touched)
}
