//! Checks `{{#include …}}` before mdBook sees it, since mdBook only logs what it cannot find.

use crate::problem::Problem;
use crate::project::Project;
use crate::text::line_of;
use regex::Regex;
use std::path::Path;
use std::sync::LazyLock;

static LINK: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(\\?)\{\{\s*#\s*([a-z_]*)\s*([^}]*?)\s*\}\}")
        .expect("the pattern of an include is a regular expression")
});

/// Everything that is wrong with the includes of the chapter whose file is `source`.
pub fn problems(project: &Project, source: &Path, text: &str) -> Vec<Problem> {
    let folder = source.parent().unwrap_or(Path::new("."));
    LINK.captures_iter(text)
        .filter(|link| link[1].is_empty())
        .filter_map(|link| {
            let wrong = match &link[2] {
                "include" | "rustdoc_include" => check(project, folder, &link[3]).err()?,
                "title" => return None,
                other => format!("{{{{#{other}}}}} is not used in this book"),
            };
            let line = line_of(text, link.get_match().start());
            Some(Problem::at(project.relative(source), wrong).line(line))
        })
        .collect()
}

/// `target` is a path, perhaps with `:anchor`, `:line` or `:first:last` after it.
fn check(project: &Project, folder: &Path, target: &str) -> Result<(), String> {
    let (file, part) = target.split_once(':').unwrap_or((target, ""));
    let path = folder.join(file).canonicalize().map_err(|_| {
        format!("the included file {file} does not exist; its path begins at the chapter's folder")
    })?;
    let root = project.root.canonicalize().map_err(|e| e.to_string())?;
    if !path.starts_with(&root) {
        return Err(format!("the included file {file} is outside the book"));
    }
    let text = std::fs::read_to_string(&path)
        .map_err(|e| format!("the included file {file} cannot be read: {e}"))?;
    if part.is_empty() {
        return Ok(());
    }
    let bounds: Option<Vec<usize>> = part
        .split(':')
        .map(|bound| {
            if bound.is_empty() {
                Some(1)
            } else {
                bound.parse().ok()
            }
        })
        .collect();
    let count = text.lines().count();
    match bounds {
        Some(lines) if lines.iter().all(|line| (1..=count).contains(line)) => Ok(()),
        Some(_) => Err(format!("{file} has {count} lines, not {part}")),
        None => {
            let anchor = Regex::new(&format!(r"ANCHOR:\s*{}(?:\s|$)", regex::escape(part)))
                .map_err(|e| e.to_string())?;
            if text.lines().any(|line| anchor.is_match(line)) {
                Ok(())
            } else {
                Err(format!("{file} has no anchor \"{part}\""))
            }
        }
    }
}
