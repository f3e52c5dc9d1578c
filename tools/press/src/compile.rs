//! Builds listings exactly as `cargo run -p` would, in a target folder of their own.
//!
//! One cargo call per set of dependencies: a call for the whole workspace would unify features,
//! and a listing would be built with what another one asked for.

use crate::expectation::Kind;
use crate::interrupt::Group;
use crate::listing::Listing;
use crate::problem::Problem;
use crate::project::Project;
use crate::store;
use serde::Deserialize;
use std::collections::{BTreeMap, HashMap};
use std::io::{BufRead, BufReader, Read};
use std::path::PathBuf;
use std::process::{Command, Stdio};
use std::thread;

/// What became of one listing.
#[derive(Debug)]
pub enum Compiled {
    /// The program.
    Program(PathBuf),
    /// The compiler's messages.
    Refused(String),
}

/// Builds the listings and says what became of each, by name; `built` is called after each of them.
///
/// # Errors
/// Where cargo itself fails, as it does for a manifest that it cannot read.
pub fn compile<'l>(
    project: &Project,
    listings: &[&'l Listing],
    mut built: impl FnMut(&'l Listing),
) -> Result<HashMap<String, Compiled>, Problem> {
    let mut groups: BTreeMap<(bool, &str), Vec<&Listing>> = BTreeMap::new();
    for &listing in listings {
        let group = (listing.release, listing.dependencies.as_str());
        groups.entry(group).or_default().push(listing);
    }
    let mut compiled = HashMap::new();
    for group in groups.values() {
        compile_group(project, group, &mut compiled, &mut built)?;
    }
    Ok(compiled)
}

fn compile_group<'l>(
    project: &Project,
    group: &[&'l Listing],
    compiled: &mut HashMap<String, Compiled>,
    built: &mut impl FnMut(&'l Listing),
) -> Result<(), Problem> {
    for listing in group {
        forget_other_contents(project, listing)?;
    }
    let mut command = cargo(project);
    command.args(["build", "--quiet", "--keep-going", "--message-format=json"]);
    if group.iter().any(|listing| listing.release) {
        command.arg("--release");
    }
    for listing in group {
        command.arg("--package").arg(listing.package());
        if listing.kind == Kind::Rejected {
            let feature = format!("{}/rejected", listing.package());
            command.arg("--features").arg(feature);
        }
    }
    command
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    let failed = |e: std::io::Error| Problem::new(format!("cannot run cargo: {e}"));
    let (_group, mut child) = Group::start(&mut command).map_err(failed)?;
    let mut stderr = child.stderr.take().expect("standard error is piped");
    let complaints = thread::spawn(move || {
        let mut text = String::new();
        // What is not text says nothing to a person either.
        let _ = stderr.read_to_string(&mut text);
        text
    });

    let by_package: HashMap<String, &Listing> = group
        .iter()
        .map(|listing| (listing.package(), *listing))
        .collect();
    let stdout = child.stdout.take().expect("standard output is piped");
    for line in BufReader::new(stdout).lines() {
        let line = line.map_err(failed)?;
        let Ok(message) = serde_json::from_str::<Message>(&line) else {
            continue;
        };
        let Some(&listing) = message.target.and_then(|t| by_package.get(&t.name)) else {
            continue;
        };
        if let Some(program) = message.executable {
            compiled.insert(listing.name.clone(), Compiled::Program(program));
            built(listing);
        } else if let Some(said) = message.message {
            let so_far = compiled
                .entry(listing.name.clone())
                .or_insert_with(|| Compiled::Refused(String::new()));
            if let Compiled::Refused(text) = so_far {
                text.push_str(&said.rendered);
            }
        }
    }
    child.wait().map_err(failed)?;
    let complaints = complaints.join().unwrap_or_default();
    let complaints = complaints.replace(&format!("{}/", project.root.display()), "");
    match group
        .iter()
        .find(|listing| !compiled.contains_key(&listing.name))
    {
        None => Ok(()),
        Some(listing) => Err(Problem::at(
            project.relative(&listing.folder),
            "cargo cannot build this listing",
        )
        .detail(complaints)),
    }
}

/// Lets cargo forget what it compiled of other contents: by itself it looks only at when files were
/// written, and a file that was unpacked or moved into its place may seem older than the program.
fn forget_other_contents(project: &Project, listing: &Listing) -> Result<(), Problem> {
    /// How cargo ends the name of a folder of fingerprints.
    const HASH_LENGTH: usize = 16;
    let contents = store::folders(&[
        listing.folder.join("src"),
        listing.folder.join("Cargo.toml"),
    ])?;
    let path = store::compiled(project, &listing.name);
    if store::read::<String>(&path).is_some_and(|compiled| compiled == contents) {
        return Ok(());
    }
    let own = format!("{}-", listing.package());
    for profile in ["debug", "release"] {
        let folder = project
            .work
            .join("build")
            .join(profile)
            .join(".fingerprint");
        for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
            let name = entry.file_name();
            let hash = name.to_str().and_then(|name| name.strip_prefix(&own));
            if hash.is_some_and(|hash| hash.len() == HASH_LENGTH && !hash.contains('-')) {
                let path = entry.path();
                std::fs::remove_dir_all(&path).map_err(|e| Problem::file(&path, "remove", e))?;
            }
        }
    }
    store::write(&path, &contents)
}

/// A cargo call with the repository's settings; only the toolchain and `CARGO_HOME` are those of
/// the environment.
fn cargo(project: &Project) -> Command {
    let mut command = proofs::cargo();
    // The cargo that started press, and a person's shell, would otherwise have their say.
    for (name, _) in std::env::vars_os() {
        let text = name.to_string_lossy();
        let say = (text.starts_with("CARGO_") && text != "CARGO_HOME")
            || text.starts_with("RUSTC")
            || text.starts_with("RUSTFLAGS");
        if say {
            command.env_remove(&name);
        }
    }
    command
        .current_dir(&project.root)
        .env("CARGO_TARGET_DIR", project.work.join("build"))
        .env("CARGO_TERM_COLOR", "never");
    command
}

/// The version line of the compiler that builds the listings.
///
/// # Errors
/// Where it cannot be asked.
pub fn rustc_version(project: &Project) -> Result<String, Problem> {
    let failed = |e: &dyn std::fmt::Display| Problem::new(format!("cannot ask rustc: {e}"));
    let output = Command::new("rustc")
        .arg("--version")
        .current_dir(&project.root)
        .output()
        .map_err(|e| failed(&e))?;
    let text = String::from_utf8(output.stdout).map_err(|e| failed(&e))?;
    Ok(text.trim().to_string())
}

/// The part of cargo's messages that matters here.
#[derive(Deserialize)]
struct Message {
    target: Option<Target>,
    executable: Option<PathBuf>,
    message: Option<Said>,
}

#[derive(Deserialize)]
struct Target {
    name: String,
}

#[derive(Deserialize)]
struct Said {
    rendered: String,
}
