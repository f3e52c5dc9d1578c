//! Small questions about text: where a byte stands, what a slip was meant for, what is a name, what
//! people can read.

use crate::problem::Problem;
use pulldown_cmark::{Event, Options, Parser};

/// A line of more bytes than this is none for people; a sentence stands on one line.
const LONGEST: usize = 4_000;
/// Quotes and lists within each other: more than this are none for people either.
const DEEPEST: usize = 32;

/// Every line of a chapter's text that holds what nobody sees, or more than anybody reads.
pub fn illegible(path: &str, text: &str) -> Vec<Problem> {
    let mut problems = Vec::new();
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    for (index, line) in text.lines().enumerate() {
        let wrong = |what: String| Problem::at(path, what).line(index + 1);
        if let Some(unseen) = line.chars().find(|&c| is_unseen(c)) {
            let what = format!("this line holds the character {}", unseen.escape_unicode());
            problems.push(wrong(what).next("nobody sees it; delete it"));
        }
        if line.len() > LONGEST {
            let what = format!(
                "this line has {} bytes; at most {LONGEST} are one",
                line.len()
            );
            problems.push(wrong(what).next("begin a line with each sentence"));
        }
    }
    if !problems.is_empty() {
        return problems;
    }
    let mut depth = 0_usize;
    for (event, span) in Parser::new_ext(text, Options::ENABLE_TABLES).into_offset_iter() {
        match event {
            Event::Start(_) => depth += 1,
            Event::End(_) => depth -= 1,
            _ => {}
        }
        if depth > DEEPEST {
            let what = "too many quotes or lists stand within each other here";
            problems.push(Problem::at(path, what).line(line_of(text, span.start)));
            break;
        }
    }
    problems
}

/// Whether the character is a command to a terminal, or changes the direction of the text around it.
fn is_unseen(c: char) -> bool {
    (c.is_control() && c != '\t') || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// The candidate that a typing error may have been meant for.
pub fn nearest<'a, S: AsRef<str> + 'a>(
    name: &str,
    candidates: impl IntoIterator<Item = &'a S>,
) -> Option<&'a str> {
    /// Of two names that are nearer to each other than this, one may be a slip for the other.
    const SIMILAR: f64 = 0.6;
    candidates
        .into_iter()
        .map(|candidate| {
            let candidate = candidate.as_ref();
            (
                strsim::normalized_damerau_levenshtein(name, candidate),
                candidate,
            )
        })
        .filter(|(likeness, _)| *likeness >= SIMILAR)
        .max_by(|(a, _), (b, _)| a.total_cmp(b))
        .map(|(_, candidate)| candidate)
}

/// Whether `name` is made of lower-case words joined by hyphens.
pub fn is_name(name: &str) -> bool {
    name.split('-').all(|word| {
        !word.is_empty()
            && word
                .chars()
                .all(|c| c.is_ascii_lowercase() || c.is_ascii_digit())
    })
}

/// The line, counted from 1, that the byte at `offset` stands in.
pub fn line_of(text: &str, offset: usize) -> usize {
    text[..offset].matches('\n').count() + 1
}

/// The line, counted from 1, on which the table of this name begins in a text that is TOML.
pub fn line_of_table(text: &str, name: &str) -> usize {
    let head = format!("[{name}]");
    let line = text.lines().position(|line| line.trim() == head);
    line.map_or(1, |index| index + 1)
}

/// The text for HTML, in an element or an attribute.
pub fn escape_html(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
        .replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_finds_the_name_that_was_meant() {
        let names = ["array-lock", "race", "join"];
        assert_eq!(nearest("array-lok", &names), Some("array-lock"));
        assert_eq!(nearest("raec", &names), Some("race"));
        assert_eq!(nearest("queue", &names), None);
    }

    #[test]
    fn what_nobody_can_read_is_found_with_its_line() {
        assert_eq!(illegible("x.md", "\u{feff}# One\r\n\r\n> - Text.\r\n"), []);
        for (bad, what) in [
            (
                "a\0b",
                "this line holds the character \\u{0}; nobody sees it",
            ),
            ("a\u{1b}[2J", "this line holds the character \\u{1b}; "),
            ("a\u{202e}b", "this line holds the character \\u{202e}; "),
            (&"long ".repeat(1_000), "this line has 5002 bytes; "),
            (&">".repeat(40), "too many quotes or lists"),
        ] {
            let said = illegible("x.md", &format!("first\n\n{bad} a\n"));
            let said: Vec<String> = said.iter().map(ToString::to_string).collect();
            assert!(
                said.len() == 1 && said[0].starts_with("x.md:3: ") && said[0].contains(what),
                "{said:?}"
            );
        }
    }

    #[test]
    fn names_are_lower_case_words() {
        assert!(is_name("element-race"));
        for bad in ["", "-a", "a--b", "A", "a_b", "a/b", "..", "a b"] {
            assert!(!is_name(bad), "{bad}");
        }
    }
}
