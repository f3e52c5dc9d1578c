//! What the book is made from is plain files in the book's folder: a link could bring in what is
//! none of the book's, a pipe would never end, and nobody reads a page of megabytes.

use crate::copy::PARTS;
use crate::problem::Problem;
use crate::project::Project;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::time::SystemTime;
use walkdir::{DirEntry, WalkDir};

/// More bytes than this are no chapter, program or output that people read.
pub const LARGEST: u64 = 1024 * 1024;

/// Everything among the sources that is none.
pub fn problems(project: &Project) -> Vec<Problem> {
    let parts = PARTS.iter().map(|part| project.root.join(part));
    // What is not there is reported where it is needed.
    let parts = parts.filter(|part| part.symlink_metadata().is_ok());
    parts
        .flat_map(|part| WalkDir::new(part).follow_root_links(false))
        .filter_map(|entry| match entry {
            Ok(entry) => {
                let what = wrong(project, &entry)?;
                Some(Problem::at(project.relative(entry.path()), what))
            }
            Err(error) => {
                let path = error.path().unwrap_or(Path::new(""));
                let what = format!("cannot read: {}", error.io_error()?.kind());
                Some(Problem::at(project.relative(path), what))
            }
        })
        .collect()
}

/// When each source was written, and how long it is.
pub struct Stamps(BTreeMap<PathBuf, (u64, Option<SystemTime>)>);

impl Stamps {
    /// Those of now.
    pub fn read(project: &Project) -> Stamps {
        let parts = PARTS.iter().map(|part| project.root.join(part));
        let entries = parts.flat_map(WalkDir::new).filter_map(Result::ok);
        // A link that was not there before is no less a change than a file.
        let files = entries.filter_map(|entry| {
            let data = entry.metadata().ok().filter(|data| !data.is_dir())?;
            let counts = !is_mark(project, &entry);
            counts.then(|| (entry.into_path(), (data.len(), data.modified().ok())))
        });
        Stamps(files.collect())
    }

    /// A source that has been written since.
    pub fn changed(&self, project: &Project) -> Option<Problem> {
        let now = Stamps::read(project);
        let differs = |path: &&PathBuf| self.0.get(*path) != now.0.get(*path);
        let path = self.0.keys().chain(now.0.keys()).find(differs)?;
        let what = "this file changed while the book was built from it";
        let next = "build again; where a listing writes it, the listing must not";
        Some(Problem::at(project.relative(path), what).next(next))
    }
}

/// Emacs marks a file that is being edited with a link that leads nowhere; among the chapters
/// mdBook stumbles over it.
fn is_mark(project: &Project, entry: &DirEntry) -> bool {
    entry.file_type().is_symlink()
        && entry.file_name().to_string_lossy().starts_with(".#")
        && entry.path().starts_with(project.listings())
        && !entry.path().exists()
}

fn wrong(project: &Project, entry: &DirEntry) -> Option<String> {
    let kind = entry.file_type();
    if kind.is_symlink() {
        return (!is_mark(project, entry))
            .then(|| "this is a symbolic link; put the file itself here".to_string());
    }
    if !kind.is_file() && !kind.is_dir() {
        return Some("this is neither a file nor a folder; delete it".to_string());
    }
    let size = entry.metadata().map_or(0, |data| data.len());
    (kind.is_file() && size > LARGEST).then(|| {
        format!(
            "this file has {} KiB; the largest that a book needs has {}",
            size / 1024,
            LARGEST / 1024
        )
    })
}
