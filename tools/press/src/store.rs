//! Keeps what a listing printed, so that an unchanged listing is neither built nor run again.
//!
//! Two keys: the inputs (every file of the listing, the lock file, the toolchain) say whether
//! cargo must be asked at all; the program's own bytes say whether it must run.

use crate::listing::Listing;
use crate::problem::Problem;
use crate::project::Project;
use crate::run::Run;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use std::io::{ErrorKind, Write};
use std::path::{Path, PathBuf};
use walkdir::WalkDir;

/// Changes when records of an earlier press must not be used any more.
const FORMAT: &str = "press record 6";

/// Files outside a listing's folder that decide what is built.
const SHARED_INPUTS: [&str; 4] = [
    "Cargo.lock",
    "Cargo.toml",
    "rust-toolchain.toml",
    ".cargo/config.toml",
];

/// What one run of a listing gave, and what it was made from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Record {
    /// Digest of everything that the build depends on.
    pub inputs: String,
    /// Digest of the program and of how it is run.
    pub program: String,
    pub run: Run,
    #[serde(flatten)]
    pub made: Made,
}

/// What made a record: the same program may do something else elsewhere.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Made {
    /// The compiler's version line.
    pub rustc: String,
    /// Operating system, architecture and number of processors.
    pub machine: String,
    /// The day, as in 2026-11-23, in UTC.
    pub date: String,
}

impl Made {
    /// Here and today, by a compiler of this version line.
    pub fn here(rustc: &str) -> Made {
        let processors = match std::thread::available_parallelism().map_or(1, usize::from) {
            1 => "1 processor".to_string(),
            several => format!("{several} processors"),
        };
        let (os, architecture) = (std::env::consts::OS, std::env::consts::ARCH);
        Made {
            rustc: rustc.to_string(),
            machine: format!("{os} {architecture} with {processors}"),
            date: chrono::Utc::now().format("%F").to_string(),
        }
    }
}

/// The digest of the files outside the listings' folders that decide what is built.
///
/// # Errors
/// Where a file cannot be read.
pub fn shared_inputs(project: &Project) -> Result<String, Problem> {
    let mut digest = Sha256::new();
    put(&mut digest, FORMAT.as_bytes());
    for name in SHARED_INPUTS {
        let path = project.root.join(name);
        if path.exists() {
            put_file(&mut digest, project, &path)?;
        }
    }
    Ok(hex(digest))
}

/// The digest of everything that the build of `listing` depends on; `shared` is that of
/// [`shared_inputs`].
///
/// # Errors
/// Where a file cannot be read.
pub fn inputs(listing: &Listing, shared: &str) -> Result<String, Problem> {
    let mut digest = Sha256::new();
    put(&mut digest, shared.as_bytes());
    put_folder(&mut digest, &listing.folder)?;
    Ok(hex(digest))
}

/// The digest of all that an exploration of `listing` depends on; `explorer` is that of the
/// explorer itself and of what it is compiled with.
///
/// # Errors
/// Where a file cannot be read.
pub fn exploration_inputs(
    project: &Project,
    listing: &Listing,
    explorer: &str,
) -> Result<String, Problem> {
    let program = folders(&[listing.folder.join("src")])?;
    let mut digest = Sha256::new();
    put(&mut digest, FORMAT.as_bytes());
    put(&mut digest, explorer.as_bytes());
    put(&mut digest, program.as_bytes());
    put_file(&mut digest, project, &listing.folder.join("Cargo.toml"))?;
    Ok(hex(digest))
}

/// The digest of all files below the folders; a file counts as one of its own.
///
/// # Errors
/// Where a file cannot be read.
pub fn folders(folders: &[PathBuf]) -> Result<String, Problem> {
    let mut digest = Sha256::new();
    for folder in folders {
        put_folder(&mut digest, folder)?;
    }
    Ok(hex(digest))
}

/// The digest of a text.
pub fn text(text: &str) -> String {
    let mut digest = Sha256::new();
    put(&mut digest, text.as_bytes());
    hex(digest)
}

/// The digest of a program and of `manner`, the way in which it is run.
///
/// # Errors
/// Where the program cannot be read.
pub fn program(path: &Path, manner: &str) -> Result<String, Problem> {
    let bytes = std::fs::read(path).map_err(|e| Problem::file(path, "read", e))?;
    let mut digest = Sha256::new();
    put(&mut digest, FORMAT.as_bytes());
    put(&mut digest, &bytes);
    put(&mut digest, manner.as_bytes());
    Ok(hex(digest))
}

/// The record of the listing, if there is one that can be read.
pub fn load(project: &Project, listing: &Listing) -> Option<Record> {
    read(&record(project, &listing.name))
}

/// What is kept in the file, if there is one that can be read.
pub fn read<T: serde::de::DeserializeOwned>(path: &Path) -> Option<T> {
    serde_json::from_slice(&std::fs::read(path).ok()?).ok()
}

/// Keeps the record; a reader sees the old one or the new one, never half of one.
///
/// # Errors
/// Where it cannot be written.
pub fn save(project: &Project, listing: &Listing, result: &Record) -> Result<(), Problem> {
    write(&record(project, &listing.name), result)
}

/// Keeps a value in a file, for [`read`].
///
/// # Errors
/// Where it cannot be written.
pub fn write(path: &Path, value: &impl Serialize) -> Result<(), Problem> {
    let text = serde_json::to_vec(value).map_err(|e| Problem::file(path, "write", e))?;
    write_whole(path, &text)
}

/// Removes what is kept in a file, if there is any.
///
/// # Errors
/// Where it cannot be removed.
pub fn remove(path: &Path) -> Result<(), Problem> {
    match std::fs::remove_file(path) {
        Err(e) if e.kind() != ErrorKind::NotFound => Err(Problem::file(path, "remove", e)),
        _ => Ok(()),
    }
}

/// Writes a file by way of another one beside it.
///
/// # Errors
/// Where it cannot be written.
pub fn write_whole(path: &Path, bytes: &[u8]) -> Result<(), Problem> {
    let failed = |e: std::io::Error| Problem::file(path, "write", e);
    let folder = path.parent().unwrap_or(Path::new("."));
    std::fs::create_dir_all(folder).map_err(failed)?;
    let mut file = tempfile::NamedTempFile::new_in(folder).map_err(failed)?;
    file.write_all(bytes).map_err(failed)?;
    file.persist(path).map_err(|e| failed(e.error))?;
    Ok(())
}

/// Where the record of the listing of this name is kept.
pub fn record(project: &Project, name: &str) -> PathBuf {
    project.work.join("records").join(format!("{name}.json"))
}

/// Where it is kept of what contents cargo compiled it last.
pub fn compiled(project: &Project, name: &str) -> PathBuf {
    project.work.join("compiled").join(format!("{name}.json"))
}

/// Where its exploration is kept.
pub fn exploration(project: &Project, name: &str) -> PathBuf {
    let file = format!("{name}.json");
    project.work.join("explorations").join(file)
}

/// Where the graph of its exploration is kept.
pub fn graph(project: &Project, name: &str) -> PathBuf {
    project.work.join("graphs").join(format!("{name}.json"))
}

/// Where so many runs of it are kept.
pub fn sample(project: &Project, name: &str, times: usize) -> PathBuf {
    let file = format!("{name}-{times}.json");
    project.work.join("samples").join(file)
}

fn put_folder(digest: &mut Sha256, folder: &Path) -> Result<(), Problem> {
    for entry in WalkDir::new(folder).sort_by_file_name() {
        let entry = entry.map_err(|e| Problem::file(folder, "read", e))?;
        if entry.file_type().is_file() {
            let path = entry.path();
            let bytes = std::fs::read(path).map_err(|e| Problem::file(path, "read", e))?;
            let name = path.strip_prefix(folder).unwrap_or(path);
            put(digest, name.to_string_lossy().as_bytes());
            put(digest, &bytes);
        }
    }
    Ok(())
}

fn put_file(digest: &mut Sha256, project: &Project, path: &Path) -> Result<(), Problem> {
    let bytes = std::fs::read(path).map_err(|e| Problem::file(path, "read", e))?;
    put(digest, project.relative(path).as_bytes());
    put(digest, &bytes);
    Ok(())
}

/// Adds bytes with their number before them, so that no two sequences run into the same digest.
fn put(digest: &mut Sha256, bytes: &[u8]) {
    digest.update((bytes.len() as u64).to_le_bytes());
    digest.update(bytes);
}

fn hex(digest: Sha256) -> String {
    digest
        .finalize()
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect()
}
