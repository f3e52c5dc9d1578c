//! A listing: a folder with a crate, what it is expected to do, and perhaps its Python original.

use crate::expectation::Kind;
use crate::manifest;
use crate::problem::{Problem, Problems};
use crate::project::Project;
use crate::run::Run;
use crate::text::nearest;
use std::collections::BTreeMap;
use std::path::PathBuf;
use std::time::Duration;

/// One folder under `listings/`.
#[derive(Debug, Clone)]
pub struct Listing {
    /// The folder's name; the crate is called `listing-` and this.
    pub name: String,
    pub folder: PathBuf,
    /// One sentence on what it shows.
    pub description: String,
    /// The edition as in its manifest: `2024`.
    pub edition: String,
    /// Its dependencies as written down; listings that agree in them are built together.
    pub dependencies: String,
    /// Whether it is built with `--release`.
    pub release: bool,
    /// The time limit, or for a listing that hangs the silence after which it is stopped.
    pub limit: Duration,
    /// Whether it sets the limit itself.
    pub limited: bool,
    /// Whether nothing else may run beside it, since it measures time.
    pub alone: bool,
    /// The call that visits every interleaving, as in `race(1)`.
    pub explore: Option<String>,
    /// Why the listing is not explored although it starts a thread.
    pub unexplored: Option<String>,
    pub kind: Kind,
    /// The text of the expectation.
    pub expected: String,
    pub original: Option<Original>,
}

/// A Python program for the same idea and what it printed when it was recorded.
#[derive(Debug, Clone)]
pub struct Original {
    pub program: PathBuf,
    pub record: PathBuf,
    pub kind: Kind,
    /// The versions that made the record, its first line.
    pub versions: String,
    pub expected: String,
}

impl Listing {
    /// The crate's name.
    pub fn package(&self) -> String {
        format!("listing-{}", self.name)
    }

    /// What a reader types to see it.
    pub fn command(&self) -> String {
        let release = if self.release { " --release" } else { "" };
        let features = match self.kind {
            Kind::Rejected => " --features rejected",
            _ => "",
        };
        format!("cargo run{release} -p {}{features}", self.package())
    }

    /// The file that says what the listing is expected to do.
    pub fn expectation(&self) -> PathBuf {
        self.folder.join(self.kind.file_name())
    }

    /// What to do where the listing does something else than recorded.
    pub fn advice(&self) -> String {
        let name = &self.name;
        format!("mend the listing, or if it is right run `cargo run -- bless {name}`")
    }

    /// What to do where a run ends otherwise than it should, or does not keep to a pattern: then
    /// nothing can be accepted without a person's thought.
    pub fn advice_on(&self, run: &Run) -> String {
        let file = self.kind.file_name();
        match (self.kind.ends_with(&run.end), self.kind) {
            (false, _) => format!(
                "mend the listing, or if it is meant to end so, give {file} another name; \
                 CONTRIBUTING.md has a table of them"
            ),
            (true, Kind::Varies) => format!("mend the listing, or the pattern in {file}"),
            (true, _) => self.advice(),
        }
    }

    /// The program.
    pub fn source(&self) -> PathBuf {
        self.folder.join("src/main.rs")
    }
}

/// All listings by name.
#[derive(Debug, Clone)]
pub struct Listings(BTreeMap<String, Listing>);

impl Listings {
    /// Reads every folder under `listings/`.
    ///
    /// # Errors
    /// Every folder that is not a listing, with what it lacks.
    pub fn load(project: &Project) -> Result<Listings, Problems> {
        let folder = project.listings();
        let entries = std::fs::read_dir(&folder)
            .map_err(|e| Problem::at(project.relative(&folder), format!("cannot read: {e}")))?;
        let mut folders: Vec<PathBuf> = entries
            .filter_map(|entry| entry.ok().map(|entry| entry.path()))
            .filter(|path| path.is_dir())
            .collect();
        folders.sort();

        let mut problems = Problems::default();
        let mut listings = BTreeMap::new();
        for folder in folders {
            if let Some(listing) = problems.take(manifest::load(project, folder)) {
                listings.insert(listing.name.clone(), listing);
            }
        }
        problems.or(Listings(listings))
    }

    /// The listing of this name.
    ///
    /// # Errors
    /// Where there is none; says which name is nearest.
    pub fn get(&self, name: &str) -> Result<&Listing, Problem> {
        self.0.get(name).ok_or_else(|| {
            let problem = Problem::new(format!("listing \"{name}\" does not exist"));
            match nearest(name, self.0.keys()) {
                Some(near) => problem.next(format!("did you mean \"{near}\"?")),
                None => problem.next(format!(
                    "make it with `cargo run -- new {name} --kind exact`"
                )),
            }
        })
    }

    /// All of them, by name.
    pub fn iter(&self) -> impl Iterator<Item = &Listing> {
        self.0.values()
    }
}
