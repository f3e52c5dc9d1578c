//! The files of a listing's folder: its expectation, its Python original, and what does not belong.

use crate::expectation::Kind;
use crate::listing::Original;
use crate::mutants;
use crate::problem::Problem;
use crate::project::Project;
use crate::scrub::scrub;
use crate::text::nearest;
use std::path::Path;

/// The one file of `folder` that is called `stem` and the ending of a kind, and its text.
///
/// # Errors
/// Where there is none, or more than one.
pub fn expectation(
    project: &Project,
    folder: &Path,
    stem: &str,
    kinds: &[Kind],
) -> Result<(Kind, String), Problem> {
    let file = |kind: Kind| folder.join(kind.file_name_for(stem));
    let present: Vec<Kind> = kinds
        .iter()
        .copied()
        .filter(|&kind| file(kind).exists())
        .collect();
    let at = |what: String| Problem::at(project.relative(folder), what);
    match present[..] {
        [kind] => Ok((kind, project.read(&file(kind))?)),
        [] => Err(at(format!("no {stem}*.txt says what this prints"))
            .next("write it, or let `cargo run -- new` make the folder")),
        _ => {
            let names: Vec<String> = present
                .iter()
                .map(|kind| kind.file_name_for(stem))
                .collect();
            Err(at(format!("{} contradict each other", names.join(" and ")))
                .next("keep the one that is meant"))
        }
    }
}

/// The listing's Python original, where it has one.
///
/// # Errors
/// Where its record is missing, or does not name the versions that made it.
pub fn original(project: &Project, folder: &Path) -> Result<Option<Original>, Problem> {
    let program = folder.join("original.py");
    if !program.exists() {
        return Ok(None);
    }
    let kinds = [Kind::Exact, Kind::AnyOrder, Kind::Varies];
    let (kind, text) = expectation(project, folder, "original", &kinds)?;
    let record = folder.join(kind.file_name_for("original"));
    let (versions, expected) = text.split_once('\n').unwrap_or((&text, ""));
    if !versions.starts_with("python 3.") {
        return Err(Problem::at(
            project.relative(&record),
            "the first line should name the versions that made this, as in `python 3.11.7`",
        )
        .line(1));
    }
    for (index, line) in text.lines().enumerate() {
        scrub(line, &project.root).map_err(|wrong| {
            Problem::at(project.relative(&record), format!("the original {wrong}")).line(index + 1)
        })?;
    }
    Ok(Some(Original {
        program,
        kind,
        versions: versions.to_string(),
        expected: expected.to_string(),
        record,
    }))
}

/// Whatever lies in a listing's folder and is none of its parts, perhaps for a slip in its name.
pub fn stray_files(project: &Project, folder: &Path) -> Vec<Problem> {
    let mut known: Vec<String> = [
        "Cargo.toml",
        "src",
        "claims.toml",
        "outcomes.txt",
        "original.py",
    ]
    .map(str::to_string)
    .to_vec();
    known.push(mutants::FILE.to_string());
    for kind in Kind::ALL {
        known.extend(["expected", "original"].map(|stem| kind.file_name_for(stem)));
    }
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
    let mut names: Vec<String> = entries
        .map(|entry| entry.file_name().to_string_lossy().into_owned())
        // What an editor or Python leaves behind is in nobody's way.
        .filter(|name| !name.starts_with('.') && !name.ends_with('~') && name != "__pycache__")
        .filter(|name| !known.contains(name))
        .collect();
    names.sort();
    names
        .into_iter()
        .map(|name| {
            let path = project.relative(&folder.join(&name));
            let problem = Problem::at(path, "this is no part of a listing");
            match nearest(&name, &known) {
                Some(near) => problem.next(format!("did you mean {near}?")),
                None => problem.next("put it elsewhere, or delete it"),
            }
        })
        .collect()
}
