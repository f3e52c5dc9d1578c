//! A workspace beside the book that holds listings only and is built as the book's own is.

use crate::problem::Problem;
use crate::project::Project;
use crate::store::write_whole;
use std::path::Path;

/// Writes the workspace's own files below `root`: its manifest with the book's profiles, and copies
/// of the book's lock and toolchain where it has none yet.
///
/// # Errors
/// Where the book's files cannot be read or the new ones not be written.
pub fn write(project: &Project, root: &Path) -> Result<(), Problem> {
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
    write_changed(&root.join("Cargo.toml"), &manifest.to_string())?;
    for name in ["Cargo.lock", "rust-toolchain.toml"] {
        let (from, to) = (project.root.join(name), root.join(name));
        // What the copy's cargo makes of the lock stays.
        if from.exists() && !to.exists() {
            write_changed(&to, &project.read(&from)?)?;
        }
    }
    Ok(())
}

/// Leaves a file alone that holds this text already, so that cargo does not build it again.
///
/// # Errors
/// Where it cannot be written.
pub fn write_changed(path: &Path, text: &str) -> Result<(), Problem> {
    match std::fs::read(path) {
        Ok(old) if old == text.as_bytes() => Ok(()),
        _ => write_whole(path, text.as_bytes()),
    }
}
