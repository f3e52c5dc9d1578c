//! Mutants: listings that are broken on purpose, so that a check is seen to fail.
//!
//! `mutants.toml` beside a listing holds a table for each, by name:
//!
//! ```toml
//! [the_divisions_are_left_out]
//! replace = "*data.lock() /= 1.1;"
//! by = ""
//! ```
//!
//! `replace` stands exactly once in the program. The program with `by` in its place must compile
//! and must not do what the listing is expected to do, in any run.

use crate::listing::{Listing, Listings};
use crate::problem::{Problem, Problems};
use crate::project::Project;
use crate::store::write_whole;
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// What is changed in a program.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Change {
    replace: String,
    by: String,
}

/// The file beside a listing that holds its mutants.
pub const FILE: &str = "mutants.toml";

/// Writes all mutants as listings of a workspace of their own; returns where that is and, for each
/// of them, the mutant's name there and the listing it was made from.
///
/// # Errors
/// Every mutant that cannot be made.
pub fn write<'l>(
    project: &Project,
    listings: &'l Listings,
) -> Result<(Project, BTreeMap<String, &'l Listing>), Problems> {
    let mutated = Project {
        root: project.work.join("mutants"),
        ..project.clone()
    };
    let mut problems = Problems::default();
    let mut mutants = BTreeMap::new();
    for listing in listings.iter() {
        for (name, change) in problems.take(changes(project, listing)).unwrap_or_default() {
            let name = format!("{}-{}", listing.name, name.replace('_', "-"));
            if problems
                .take(write_one(project, &mutated, listing, &name, &change))
                .is_some()
            {
                mutants.insert(name, listing);
            }
        }
    }
    problems.take(write_workspace(project, &mutated, mutants.keys().collect()));
    problems.or((mutated, mutants))
}

fn changes(project: &Project, listing: &Listing) -> Result<BTreeMap<String, Change>, Problem> {
    let path = listing.folder.join(FILE);
    if !path.exists() {
        return Ok(BTreeMap::new());
    }
    let text = project.read(&path)?;
    toml::from_str(&text).map_err(|e| Problem::toml(project.relative(&path), &text, &e))
}

fn write_one(
    project: &Project,
    mutated: &Project,
    listing: &Listing,
    name: &str,
    change: &Change,
) -> Result<(), Problem> {
    let program = project.read(&listing.source())?;
    let count = program.matches(&change.replace).count();
    if count != 1 {
        let path = project.relative(&listing.folder.join(FILE));
        let what = format!(
            "`{}` stands {count} times in the program, not once",
            change.replace
        );
        return Err(Problem::at(path, what).next("copy it from src/main.rs"));
    }
    let manifest = project.read(&listing.folder.join("Cargo.toml"))?;
    let own = format!("\"{}\"", listing.package());
    let folder = mutated.listings().join(name);
    for (file, text) in [
        (
            "Cargo.toml",
            manifest.replace(&own, &format!("\"listing-{name}\"")),
        ),
        ("src/main.rs", program.replace(&change.replace, &change.by)),
        (listing.kind.file_name(), listing.expected.clone()),
    ] {
        write_changed(&folder.join(file), &text)?;
    }
    Ok(())
}

/// The workspace's own files, such that what it depends on is built as for the book; removes what
/// is left of earlier mutants.
fn write_workspace(
    project: &Project,
    mutated: &Project,
    names: BTreeSet<&String>,
) -> Result<(), Problem> {
    let path = project.root.join("Cargo.toml");
    let text = project.read(&path)?;
    let mut manifest: toml::Table =
        toml::from_str(&text).map_err(|e| Problem::toml("Cargo.toml", &text, &e))?;
    manifest.retain(|key, _| key == "profile");
    let workspace = toml::toml! {
        members = ["listings/*"]
        resolver = "3"
    };
    manifest.insert("workspace".to_string(), workspace.into());
    write_changed(&mutated.root.join("Cargo.toml"), &manifest.to_string())?;
    for name in ["Cargo.lock", "rust-toolchain.toml"] {
        let (from, to) = (project.root.join(name), mutated.root.join(name));
        // A book without them is built without them, too; cargo keeps the lock of the mutants.
        if from.exists() && !to.exists() {
            write_changed(&to, &project.read(&from)?)?;
        }
    }
    let folder = mutated.listings();
    let entries = std::fs::read_dir(&folder).map_err(|e| Problem::file(&folder, "read", e))?;
    for entry in entries.filter_map(Result::ok) {
        if !names.contains(&entry.file_name().to_string_lossy().into_owned()) {
            let path = entry.path();
            std::fs::remove_dir_all(&path).map_err(|e| Problem::file(&path, "remove", e))?;
        }
    }
    Ok(())
}

/// Leaves a file alone that holds this text already, so that cargo does not build it again.
fn write_changed(path: &Path, text: &str) -> Result<(), Problem> {
    match std::fs::read(path) {
        Ok(old) if old == text.as_bytes() => Ok(()),
        _ => write_whole(path, text.as_bytes()),
    }
}
