//! The mark behind a sentence of a chapter, which names the claim that the sentence makes.

use crate::chapters::Chapter;
use regex::Regex;
use std::sync::LazyLock;

/// A mark in a chapter, after the sentence it belongs to.
pub struct Mark<'c> {
    pub name: String,
    pub chapter: &'c Chapter,
    /// Counted from 1.
    pub line: usize,
    /// The text of its line without marks.
    pub sentence: String,
}

static MARK: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"\s*<!--\s*claim\b:?\s*(.*?)\s*-->")
        .expect("the pattern of a mark is an expression")
});

/// All marks of the chapters.
pub fn marks(chapters: &[Chapter]) -> Vec<Mark<'_>> {
    let mut marks = Vec::new();
    for chapter in chapters {
        let lines = chapter.text.lines().enumerate();
        for (index, line) in lines.filter(|(_, line)| line.contains("<!--")) {
            let sentence = MARK.replace_all(line, "").trim().to_string();
            marks.extend(MARK.captures_iter(line).map(|mark| Mark {
                name: mark[1].to_string(),
                chapter,
                line: index + 1,
                sentence: sentence.clone(),
            }));
        }
    }
    marks
}

/// The lines of a chapter's text that the page of claims shows: its title, and each sentence that
/// has a mark.
pub fn marked(text: &str) -> String {
    let shown = |line: &&str| line.starts_with("# ") || line.contains("<!-- claim");
    text.lines()
        .filter(shown)
        .flat_map(|line| [line, "\n"])
        .collect()
}

/// Where on its chapter's page the mark of a claim stands.
pub fn anchor(claim: &str) -> String {
    format!("claim-{claim}")
}

/// The text with each mark as a link to its entry on the page of claims; `up` leads to the root.
pub fn link_marks(text: &str, up: &str) -> String {
    MARK.replace_all(text, |mark: &regex::Captures| {
        let name = &mark[1];
        format!(
            "<sup class=\"claim\" id=\"{}\"><a href=\"{up}claims.html#{name}\" \
             aria-label=\"how this is established\">✓</a></sup>",
            anchor(name)
        )
    })
    .into_owned()
}
