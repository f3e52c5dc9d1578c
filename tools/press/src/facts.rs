//! What a chapter says of itself below its title: how long it takes to read, and which earlier ones it
//! links back to.
//!
//! Both are made from its text, so they follow every edit.

use mdbook_driver::book::{Book, BookItem};
use regex::Regex;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

/// Words of prose that are read in a minute.
const WORDS: usize = 200;
/// Lines of a program that are read in a minute; empty ones do not count.
const LINES: usize = 20;

static LINK: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"\]\(([^)#\s:]+\.md)[)#]").expect("the pattern of a link is an expression")
});

/// The chapters in the order of the book.
pub struct Order(Vec<(PathBuf, String)>);

impl Order {
    /// The order of this book.
    pub fn of(book: &Book) -> Order {
        let chapters = book.iter().filter_map(|item| match item {
            BookItem::Chapter(chapter) => {
                Some((chapter.source_path.clone()?, chapter.name.clone()))
            }
            _ => None,
        });
        Order(chapters.collect())
    }

    /// The facts on the chapter whose file is `path` in the book's source; `text` is its text after
    /// its includes and before its directives. Nothing where one sees at a glance how short it is.
    pub fn facts(&self, path: &Path, text: &str) -> String {
        let count = minutes(text);
        let minutes = match count {
            1 => "1 minute".to_string(),
            several => format!("{several} minutes"),
        };
        let links: Vec<String> = self
            .links_back(path, text)
            .map(|(file, name)| {
                let up = "../".repeat(path.iter().count().saturating_sub(1));
                format!("[{name}]({up}{})", file.display())
            })
            .collect();
        let links_back = match links.split_last() {
            None if count == 1 => return String::new(),
            None => String::new(),
            Some((last, [])) => format!(" Links back to {last}."),
            Some((last, others)) => format!(" Links back to {} and {last}.", others.join(", ")),
        };
        format!(
            "\n<div class=\"chapter-facts\">\n\nAbout {minutes} to read, without what is folded away.{links_back}\n\n</div>\n"
        )
    }

    /// The earlier chapters that the text links to, in the order of the book.
    fn links_back(&self, path: &Path, text: &str) -> impl Iterator<Item = &(PathBuf, String)> {
        let folder = path.parent().unwrap_or(Path::new(""));
        let linked: BTreeSet<PathBuf> = LINK
            .captures_iter(text)
            .map(|link| folder.join(link[1].trim_start_matches("./")))
            .collect();
        self.0
            .iter()
            .take_while(move |(earlier, _)| earlier != path)
            .filter(move |(earlier, _)| linked.contains(earlier))
    }
}

/// The text with the facts below its title; as it was where it has none.
pub fn below_title(text: &str, facts: &str) -> String {
    let Some(start) = text
        .starts_with("# ")
        .then_some(0)
        .or_else(|| text.find("\n# ").map(|at| at + 1))
    else {
        return text.to_string();
    };
    let end = text[start..]
        .find('\n')
        .map_or(text.len(), |length| start + length + 1);
    format!("{}{facts}{}", &text[..end], &text[end..])
}

/// How many minutes a person reads the text, at least 1: 200 words of prose or 20 lines of a program
/// take one. What is folded away (solutions, the same in Python) is not read, and neither are
/// outputs and figures, which press makes later.
fn minutes(text: &str) -> usize {
    let (words, lines) = amount(text);
    (words * LINES + lines * WORDS)
        .div_ceil(WORDS * LINES)
        .max(1)
}

/// How many words of prose and how many lines of programs.
fn amount(text: &str) -> (usize, usize) {
    let (mut words, mut lines) = (0, 0);
    let mut folded = 0_usize;
    let mut in_fence = false;
    for line in text.lines() {
        let line = line.trim();
        if line.starts_with("```") {
            in_fence = !in_fence;
        } else if in_fence {
            let counts = folded == 0 && !line.is_empty() && !line.starts_with("<!--");
            lines += usize::from(counts);
        } else if line.starts_with("<details") {
            folded += 1;
        } else if line.starts_with("</details") {
            folded = folded.saturating_sub(1);
        } else if folded == 0 && !line.starts_with('<') {
            // A mark of a claim behind a sentence is no word.
            let prose = line.split("<!--").next().unwrap_or_default();
            let is_word = |word: &&str| word.contains(char::is_alphanumeric);
            words += prose.split_whitespace().filter(is_word).count();
        }
    }
    (words, lines)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn order() -> Order {
        let chapter = |name: &str| (PathBuf::from(format!("{name}.md")), name.to_uppercase());
        Order(["one", "two", "three"].map(chapter).to_vec())
    }

    #[test]
    fn words_and_lines_of_programs_take_time() {
        assert_eq!(minutes("# One\n"), 1);
        assert_eq!(minutes(&"word ".repeat(200)), 1);
        assert_eq!(minutes(&"word ".repeat(201)), 2);
        let program = format!("```rust\n{}```\n", "let a = 1;\n\n".repeat(30));
        assert_eq!(minutes(&program), 2);
        // Half a minute of each.
        let both = format!(
            "{}\n```rust\n{}```\n",
            "word ".repeat(100),
            "a\n".repeat(10)
        );
        assert_eq!(minutes(&both), 1);
    }

    #[test]
    fn what_is_folded_or_made_later_takes_none() {
        let text = "One two. <!-- claim: one_two -->\n\n\
                    <!-- cmdrun press explore one -->\n\n\
                    ```console\n<!-- cmdrun press show one -->\n```\n\n\
                    <details>\n<summary>Solution</summary>\n\nThree.\n\n```rust\nfour\n```\n\n</details>\n\n\
                    | five | — |\n|---|---|\n";
        assert_eq!(amount(text), (3, 0));
    }

    #[test]
    fn a_chapter_links_back_the_earlier_ones_that_it_links_to() {
        let text = "See [b](two.md#x), [a](one.md), [c](three.md), [d](https://x.org/one.md).\n";
        let facts = |path: &str| order().facts(Path::new(path), text);
        assert!(facts("three.md").contains("Links back to [ONE](one.md) and [TWO](two.md)."));
        assert!(facts("two.md").contains("Links back to [ONE](one.md)."));
        assert_eq!(facts("one.md"), "");
        let long = "word ".repeat(300);
        assert!(!order().facts(Path::new("one.md"), &long).contains("Links"));
    }

    #[test]
    fn the_facts_stand_below_the_title() {
        assert_eq!(
            below_title("# One\n\nText.\n", "\nfacts\n"),
            "# One\n\nfacts\n\nText.\n"
        );
        assert_eq!(below_title("Text.\n", "facts"), "Text.\n");
    }
}
