//! A copy of the book, for trying out what must not be done to the book itself.

use crate::problem::Problem;
use crate::project::Project;
use crate::store::write_whole;
use crate::workspace;
use std::path::Path;
use walkdir::WalkDir;

/// What the book is made from, without the tools that make it.
pub const PARTS: [&str; 4] = ["book.toml", "src", "listings", "theme"];

/// Copies the book to `root`, where nothing stays of what these parts held before.
///
/// # Errors
/// Where a file cannot be read or written.
pub fn book(project: &Project, root: &Path) -> Result<(), Problem> {
    workspace::write(project, root)?;
    for part in PARTS {
        let to = root.join(part);
        if to.is_dir() {
            std::fs::remove_dir_all(&to).map_err(|e| Problem::file(&to, "remove", e))?;
        }
        copy_files(&project.root.join(part), &to)?;
    }
    Ok(())
}

/// Copies a file, or all files below a folder.
///
/// # Errors
/// Where a file cannot be read or written.
pub fn copy_files(from: &Path, to: &Path) -> Result<(), Problem> {
    for entry in WalkDir::new(from).into_iter().filter_map(Result::ok) {
        let target = match entry.path().strip_prefix(from) {
            Ok(path) if path.as_os_str().is_empty() => to.to_path_buf(),
            Ok(path) => to.join(path),
            Err(_) => continue,
        };
        if entry.file_type().is_file() {
            let text = std::fs::read(entry.path());
            let text = text.map_err(|e| Problem::file(entry.path(), "read", e))?;
            write_whole(&target, &text)?;
        }
    }
    Ok(())
}
