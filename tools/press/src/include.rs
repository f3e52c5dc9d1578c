//! Checks `{{#include …}}` before mdBook sees it, since mdBook only logs what it cannot find.

use crate::problem::Problem;
use crate::project::Project;
use crate::text::line_of;
use regex::Regex;
use std::path::Path;
use std::sync::LazyLock;

/// What mdBook may take for an include; what it does not take stays on the page as it stands.
static START: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"\{\{\s*#").expect("the start of an include is written here"));
static LINK: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"^\{\{#([a-z_]+) +([^}\s][^}\n]*?) *\}\}")
        .expect("the pattern of an include is a regular expression")
});
/// Folders that are made, and whatever git and editors keep.
const NO_SOURCES: [&str; 2] = ["target", "book"];

/// Everything that is wrong with the includes of the chapter whose file is `source`.
pub fn problems(project: &Project, source: &Path, text: &str) -> Vec<Problem> {
    let folder = source.parent().unwrap_or(Path::new("."));
    let wrong = |start: usize| match LINK.captures(&text[start..]) {
        Some(_) if text[..start].ends_with('\\') => {
            Some("a page cannot show an include as it stands".to_string())
        }
        Some(link) => match &link[1] {
            "include" | "rustdoc_include" => check(project, folder, &link[2]).err(),
            "title" => None,
            other => Some(format!("{{{{#{other}}}}} is not used in this book")),
        },
        None => Some(
            "this is no include; write it as in `{{#include ../listings/race/src/main.rs}}`"
                .to_string(),
        ),
    };
    START
        .find_iter(text)
        .filter_map(|start| {
            let line = line_of(text, start.start());
            Some(Problem::at(project.relative(source), wrong(start.start())?).line(line))
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
    let Ok(below) = path.strip_prefix(&root) else {
        return Err(format!("the included file {file} is outside the book"));
    };
    let is_source = below
        .iter()
        .all(|part| !part.to_string_lossy().starts_with('.'))
        && below
            .iter()
            .next()
            .is_some_and(|first| !NO_SOURCES.iter().any(|made| first == *made));
    if !is_source {
        return Err(format!(
            "the included file {file} is none of the book's sources"
        ));
    }
    let text = std::fs::read_to_string(&path)
        .map_err(|e| format!("the included file {file} cannot be read: {e}"))?;
    if START.is_match(&text) {
        // mdBook would carry it out.
        return Err(format!(
            "the included file {file} holds an include; includes stand in chapters only"
        ));
    }
    let holds = |what: &str| Err(format!("the included file {file} holds {what}"));
    if text.contains("<!--") {
        return holds("`<!--`; directives and marks stand in chapters only");
    }
    if text
        .lines()
        .any(|line| line.trim_start().starts_with("```"))
    {
        return holds("a fence; no line of it may begin with ```");
    }
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
        Some(lines) if lines.iter().all(|line| (1..=count).contains(line)) && lines.is_sorted() => {
            Ok(())
        }
        Some(_) => Err(format!("{file} has {count} lines, not {part}")),
        None => {
            let mark = |word: &str| {
                Regex::new(&format!(r"{word}:\s*{}(?:\s|$)", regex::escape(part)))
                    .map_err(|e| e.to_string())
            };
            let (start, end) = (mark(r"\bANCHOR")?, mark("ANCHOR_END")?);
            let mut lines = text.lines();
            if !lines.any(|line| start.is_match(line)) {
                Err(format!("{file} has no anchor \"{part}\""))
            } else if !lines.any(|line| end.is_match(line)) {
                Err(format!(
                    "{file} never closes the anchor \"{part}\"; write ANCHOR_END behind its last line"
                ))
            } else {
                Ok(())
            }
        }
    }
}
