//! Where the book's parts are on this machine.

use crate::problem::Problem;
use std::path::{Path, PathBuf};

/// The book's root folder, the one with `book.toml`, and what lies below it.
#[derive(Debug, Clone)]
pub struct Project {
    pub root: PathBuf,
    /// The folder for everything that press makes and that may be deleted.
    pub work: PathBuf,
}

impl Project {
    /// The project that `from` lies in.
    ///
    /// # Errors
    /// Where neither `from` nor a folder above it has a `book.toml`.
    pub fn find(from: &Path) -> Result<Project, Problem> {
        let root = from
            .ancestors()
            .find(|folder| folder.join("book.toml").is_file())
            .ok_or_else(|| {
                Problem::new("no book.toml here or in a folder above")
                    .next("run this inside the book's repository")
            })?;
        Ok(Project::at(root.to_path_buf()))
    }

    /// The project of the repository in which this program was compiled, wherever that is now.
    ///
    /// # Panics
    /// Where it is gone.
    pub fn here() -> Project {
        Project::at(proofs::root())
    }

    /// The project whose root is `root`.
    pub fn at(root: PathBuf) -> Project {
        let target = std::env::var_os("CARGO_TARGET_DIR")
            .map_or_else(|| root.join("target"), |dir| root.join(dir));
        Project {
            work: target.join("press"),
            root,
        }
    }

    /// `path` as a person who stands in the root would write it.
    pub fn relative(&self, path: &Path) -> String {
        path.strip_prefix(&self.root)
            .unwrap_or(path)
            .display()
            .to_string()
    }

    /// The text of a file of the project.
    ///
    /// # Errors
    /// Where it cannot be read or is not UTF-8.
    pub fn read(&self, path: &Path) -> Result<String, Problem> {
        let wrong = |what: String| Problem::at(self.relative(path), what);
        let bytes = std::fs::read(path).map_err(|e| wrong(format!("cannot read: {e}")))?;
        String::from_utf8(bytes).map_err(|e| {
            let text = &e.as_bytes()[..e.utf8_error().valid_up_to()];
            let line = text.iter().filter(|byte| **byte == b'\n').count() + 1;
            wrong("this line is not UTF-8".to_string())
                .line(line)
                .next("save the file as UTF-8")
        })
    }

    /// The folder that holds all listings.
    pub fn listings(&self) -> PathBuf {
        self.root.join("listings")
    }
}
