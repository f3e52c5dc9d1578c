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

use crate::expectation::Kind;
use crate::listing::{Listing, Listings};
use crate::problem::{Problem, Problems};
use crate::project::Project;
use crate::text::line_of_table;
use crate::workspace::{self, write_changed};
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};

/// What is changed in a program.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Change {
    replace: String,
    by: String,
}

/// The file beside a listing that holds its mutants.
pub const FILE: &str = "mutants.toml";

/// A listing that is broken on purpose.
pub struct Mutant<'l> {
    /// The listing that it was made from.
    pub listing: &'l Listing,
    /// Where its name stands in the listing's file of mutants, counted from 1.
    pub line: usize,
}

/// Writes all mutants as listings of a workspace of their own; returns where that is and all of
/// them, by their names there.
///
/// # Errors
/// Every mutant that cannot be made.
pub fn write<'l>(
    project: &Project,
    listings: &'l Listings,
) -> Result<(Project, BTreeMap<String, Mutant<'l>>), Problems> {
    let mut problems = Problems::default();
    let mut changed = Vec::new();
    let mut mutants = BTreeMap::new();
    for listing in listings.iter() {
        let path = listing.folder.join(FILE);
        let text = std::fs::read_to_string(&path).unwrap_or_default();
        for (name, change) in problems.take(changes(project, listing)).unwrap_or_default() {
            let line = line_of_table(&text, &name);
            let name = format!("{}-{}", listing.name, name.replace('_', "-"));
            let program = changed_program(project, listing, &change);
            if let Some(program) = problems.take(program.map_err(|p| p.line(line))) {
                changed.push(Changed {
                    listing,
                    name: name.clone(),
                    program,
                });
                mutants.insert(name, Mutant { listing, line });
            }
        }
    }
    let mutated = Project {
        root: project.work.join("mutants"),
        ..project.clone()
    };
    problems.take(write_all(project, &mutated, &changed));
    problems.or((mutated, mutants))
}

/// A listing with another program and a name of its own.
pub struct Changed<'l> {
    pub listing: &'l Listing,
    pub name: String,
    pub program: String,
}

/// Writes the listings, with manifest and expectation of those that they were made from, as the
/// workspace `mutated`, and nothing else into it.
///
/// # Errors
/// Where something cannot be read or written.
pub fn write_all(project: &Project, mutated: &Project, all: &[Changed]) -> Result<(), Problem> {
    for changed in all {
        let listing = changed.listing;
        let manifest = project.read(&listing.folder.join("Cargo.toml"))?;
        let (from, to) = (listing.package(), format!("listing-{}", changed.name));
        let manifest = manifest.replace(&format!("\"{from}\""), &format!("\"{to}\""));
        let folder = mutated.listings().join(&changed.name);
        write_changed(&folder.join("Cargo.toml"), &manifest)?;
        write_changed(&folder.join("src/main.rs"), &changed.program)?;
        write_changed(&folder.join(listing.kind.file_name()), &listing.expected)?;
    }
    workspace::write(project, &mutated.root)?;
    remove_others(mutated, all)
}

/// Every listing that varies and has no mutant: what must hold in each of its runs has not been
/// seen to fail.
pub fn missing(project: &Project, listings: &Listings) -> Vec<Problem> {
    let varying = listings
        .iter()
        .filter(|listing| listing.kind == Kind::Varies);
    varying
        .filter_map(|listing| match changes(project, listing) {
            Ok(changes) if changes.is_empty() => {
                let what = "this listing has no mutant, which does what no run must do";
                let path = project.relative(&listing.folder.join(FILE));
                Some(Problem::at(path, what).next("write one as CONTRIBUTING.md shows"))
            }
            Ok(_) => None,
            Err(problem) => Some(problem),
        })
        .collect()
}

fn changes(project: &Project, listing: &Listing) -> Result<BTreeMap<String, Change>, Problem> {
    let path = listing.folder.join(FILE);
    if !path.exists() {
        return Ok(BTreeMap::new());
    }
    let text = project.read(&path)?;
    toml::from_str(&text).map_err(|e| Problem::toml(project.relative(&path), &text, &e))
}

fn changed_program(
    project: &Project,
    listing: &Listing,
    change: &Change,
) -> Result<String, Problem> {
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
    Ok(program.replace(&change.replace, &change.by))
}

/// Removes what is left of mutants that are none any more.
fn remove_others(mutated: &Project, all: &[Changed]) -> Result<(), Problem> {
    let folder = mutated.listings();
    let names: BTreeSet<&str> = all.iter().map(|changed| changed.name.as_str()).collect();
    let entries = std::fs::read_dir(&folder).map_err(|e| Problem::file(&folder, "read", e))?;
    for entry in entries.filter_map(Result::ok) {
        if !names.contains(&*entry.file_name().to_string_lossy()) {
            let path = entry.path();
            std::fs::remove_dir_all(&path).map_err(|e| Problem::file(&path, "remove", e))?;
        }
    }
    Ok(())
}
