//! A program of the book finds nothing of a person's own settings, whether it is run or explored.

use crate::project::Project;
use std::process::Command;

/// What a program needs to find others, and a place for its files.
const KEPT: [&str; 4] = ["PATH", "HOME", "TMPDIR", "VIRTUAL_ENV"];

/// Lets the command start in the book's root, with what is kept of press's own variables; variables
/// that the command was given before are gone.
pub fn clean(command: &mut Command, project: &Project) {
    let kept = KEPT
        .into_iter()
        .filter_map(|name| Some((name, std::env::var_os(name)?)));
    command
        .env_clear()
        .envs(kept)
        .env("LC_ALL", "C.UTF-8")
        .env("NO_COLOR", "1")
        .current_dir(&project.root);
}
