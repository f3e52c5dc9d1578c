//! A program to explore: where it is, and how it is compiled.

use crate::options::{Fault, Options};
use crate::package;
use crate::repository;
use crate::targets::{Targets, library};
use std::collections::BTreeSet;
use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::process::Command;
use toml::{Table, Value};

/// A program, found and read.
#[derive(Clone, Debug)]
pub struct Program {
    /// What it is called here; a valid name of a package.
    pub name: String,
    /// The file with `main`.
    pub main: PathBuf,
    /// The package that it belongs to, if any.
    pub package: Option<PathBuf>,
    /// The package's library, if it has one.
    pub library: Option<Library>,
    /// Its edition.
    pub edition: String,
    /// Its dependencies, paths made absolute.
    pub dependencies: Table,
    /// The call to explore.
    pub explore: String,
    /// Why the explorer does not see all that it does.
    pub unseen: Vec<String>,
}

/// The library of a package, which its program uses by its name.
#[derive(Clone, Debug)]
pub struct Library {
    /// What the program calls it.
    pub name: String,
    /// Its main file.
    pub main: PathBuf,
}

/// Packages of which it is known that they start no thread and take no lock.
const WITHOUT_THREADS: &[&str] = &[
    "anyhow",
    "itertools",
    "ndarray",
    "num-complex",
    "num-traits",
    "parking_lot",
    "thiserror",
];

const UNSAFE: &str = "unsafe code is not checked for what it shares";

/// What safe programs can see of other threads without the explorer knowing.
const UNSEEN: &[(&str, &str)] = &[
    ("unsafe", UNSAFE),
    ("{:p}", "an address is another number in every run"),
    ("core::sync", "what comes from core is the real one"),
    ("core::{", "what comes from core is the real one"),
    ("extern crate core", "what comes from core is the real one"),
    (
        "extern crate alloc",
        "what comes from alloc is the real one",
    ),
];

impl Program {
    /// Finds the program that a person means: a path to a file or package, or a listing.
    pub fn find(wanted: &str, options: &Options) -> Result<Program, Fault> {
        let path = Path::new(wanted);
        let looks_like_a_path = wanted.contains('/') || wanted.ends_with(".rs");
        let listing = repository::root().join("listings").join(wanted);
        let found = match looks_like_a_path || path.join("Cargo.toml").exists() {
            true => path.to_path_buf(),
            false => listing,
        };
        let found = found.canonicalize().map_err(|error| {
            let what = match error.kind() {
                ErrorKind::NotFound => "there is no such listing, file or package".to_string(),
                _ => error.to_string(),
            };
            Fault::Program(format!("{wanted}: {what}"))
        })?;
        let mut program = match found.is_dir() {
            true => Program::of_package(&found, options.bin.as_deref())?,
            false => Program::of_file(&found),
        };
        if let Some(edition) = options
            .edition
            .clone()
            .filter(|_| program.package.is_none())
        {
            program.edition = edition;
        }
        if let Some(call) = &options.explore {
            program.explore.clone_from(call);
        }
        program.look_for_unseen()?;
        if program.package.is_none() && program.text()?.contains("parking_lot") {
            let version = Value::String("*".into());
            program.dependencies.insert("parking_lot".into(), version);
        }
        Ok(program)
    }

    /// The call of what was compiled of this program, told what the explorer does not see.
    pub fn explorer(&self, binary: &Path) -> Command {
        let mut command = Command::new(binary);
        if self.unseen.iter().any(|why| why == UNSAFE) {
            // What such code shares is in no value that is known; it may be in a history.
            command.args(["--reduction", "histories"]);
        }
        for why in &self.unseen {
            command.args(["--unseen", why]);
        }
        command
    }

    fn of_file(main: &Path) -> Program {
        Program {
            name: package_name(main),
            main: main.into(),
            package: None,
            library: None,
            edition: "2024".into(),
            dependencies: Table::new(),
            explore: "main()".into(),
            unseen: Vec::new(),
        }
    }

    fn of_package(folder: &Path, wanted: Option<&str>) -> Result<Program, Fault> {
        let manifest = folder.join("Cargo.toml");
        let wrong = |what: String| Fault::Program(format!("{}: {what}", manifest.display()));
        let text = fs::read_to_string(&manifest).map_err(|error| wrong(error.to_string()))?;
        let toml: Table = text.parse().map_err(|error| wrong(format!("{error}")))?;
        let about = toml.get("package").and_then(Value::as_table);
        let about = about.ok_or_else(|| wrong("no [package]".into()))?;
        let edition = match about.get("edition") {
            None => "2015".into(),
            Some(Value::String(edition)) => edition.clone(),
            Some(_) => return Err(wrong("the edition must be written out".into())),
        };
        let listing = about.get("metadata").and_then(|data| data.get("listing"));
        let explore = listing.and_then(|listing| listing.get("explore"));
        let mut dependencies = match toml.get("dependencies") {
            Some(Value::Table(dependencies)) => dependencies.clone(),
            _ => Table::new(),
        };
        let mut unseen = Vec::new();
        if let Some(version) = dependencies.get("parking_lot").and_then(version)
            && !allows_the_stand_in(version)
        {
            unseen.push(format!(
                "the program wants parking_lot {version}; what is explored is version {PARKING_LOT}"
            ));
        }
        for (_, dependency) in dependencies.iter_mut() {
            if let Some(Value::String(path)) = dependency.get_mut("path") {
                *path = folder.join(&*path).display().to_string();
            }
        }
        let target = Targets::of(folder, &toml).choose(wanted).map_err(wrong)?;
        Ok(Program {
            main: target,
            package: Some(folder.into()),
            library: library(folder, &toml),
            unseen,
            edition,
            dependencies,
            explore: match explore {
                Some(Value::String(call)) => call.clone(),
                _ => "main()".into(),
            },
            ..Program::of_file(folder)
        })
    }

    /// All Rust files that its package is compiled from, the main ones included.
    pub(crate) fn files(&self) -> Vec<PathBuf> {
        let mains = [
            Some(&self.main),
            self.library.as_ref().map(|library| &library.main),
        ];
        let folders: BTreeSet<&Path> = mains
            .into_iter()
            .flatten()
            .filter_map(|m| m.parent())
            .collect();
        let files = folders.into_iter().flat_map(package::rust_files);
        files.collect::<BTreeSet<PathBuf>>().into_iter().collect()
    }

    fn text(&self) -> Result<String, Fault> {
        fs::read_to_string(&self.main)
            .map_err(|error| Fault::Program(format!("{}: {error}", self.main.display())))
    }

    fn look_for_unseen(&mut self) -> Result<(), Fault> {
        let wrong = |path: &Path, error| Fault::Program(format!("{}: {error}", path.display()));
        let mut texts = vec![self.text()?];
        if self.package.is_some() {
            for file in self.files() {
                texts.push(fs::read_to_string(&file).map_err(|error| wrong(&file, error))?);
            }
        }
        let code: Vec<&str> = texts
            .iter()
            .flat_map(|text| text.lines())
            .filter_map(|line| line.split("//").next())
            .collect();
        let uses = |word: &str| code.iter().any(|line| line.contains(word));
        for (word, why) in UNSEEN {
            if uses(word) && !self.unseen.iter().any(|known| known == why) {
                self.unseen.push((*why).into());
            }
        }
        for name in self.dependencies.keys() {
            if !WITHOUT_THREADS.contains(&name.as_str()) {
                self.unseen
                    .push(format!("threads and locks inside {name} are real ones"));
            }
        }
        Ok(())
    }
}

/// The version of parking_lot for which the stand-in is written.
const PARKING_LOT: &str = "0.13";

/// The version that a dependency asks for.
fn version(dependency: &Value) -> Option<&str> {
    match dependency {
        Value::String(version) => Some(version),
        other => other.get("version").and_then(Value::as_str),
    }
}

/// Whether the version of the stand-in is one that is asked for.
fn allows_the_stand_in(version: &str) -> bool {
    version.split(',').all(|part| {
        let part = part.trim();
        let from = part.strip_prefix(">=").map(str::trim);
        let exact = part.trim_start_matches(['=', '^', '~', ' ']);
        part == "*" || from.is_some_and(|from| from < "0.14") || exact.starts_with(PARKING_LOT)
    })
}

fn package_name(path: &Path) -> String {
    let stem = path.file_stem().unwrap_or_default().to_string_lossy();
    let mut name: String = stem
        .chars()
        .map(|c| {
            if c.is_ascii_alphanumeric() {
                c.to_ascii_lowercase()
            } else {
                '-'
            }
        })
        .collect();
    if !name.starts_with(|c: char| c.is_ascii_lowercase()) {
        name.insert_str(0, "program-");
    }
    name
}
