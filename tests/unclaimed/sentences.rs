//! The sentences of a chapter, and those among them that say what always, never or possibly is so.

use press::chapters::Chapter;
use press::comment::comments;
use press::fence::fences;
use regex::Regex;
use std::sync::LazyLock;

/// A sentence of a chapter, outside of its fences; a row of a table is one, too.
pub struct Sentence<'c> {
    pub chapter: &'c str,
    /// Counted from 1.
    pub line: usize,
    /// As it stands in the file, without comments.
    pub text: String,
    /// Whether a claim's mark follows it.
    pub is_claimed: bool,
}

/// Words that make a sentence true of all runs, of none, or of some that nobody may have seen.
static STRONG: LazyLock<Regex> = LazyLock::new(|| {
    const WORDS: &str = "always|never|forever|sometimes|every|only|cannot|can|could|may|might|must\
        |possible|possibly|impossible|at most|at least|at the latest|at the earliest\
        |nobody|no one|nothing|none|no|neither|nor|anything|everything|whatever|whichever\
        |all|any run|any order|in any|in each|in either|each time|both orders|guarantees?|guaranteed\
        |certainly|necessarily";
    Regex::new(&format!(r"(?i)\b(?:{WORDS})\b")).expect("the words are an expression")
});

/// Code, and where a link leads: neither is a word of the sentence.
static SILENT: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"`[^`]*`|\]\([^)]*\)").expect("this is an expression"));

impl Sentence<'_> {
    /// Whether it needs a claim, or a reason why it has none; a question says nothing.
    pub fn is_strong(&self) -> bool {
        let words = SILENT.replace_all(&self.text, " ");
        STRONG.is_match(&words) && !self.text.ends_with('?')
    }
}

/// Where one sentence of a line ends and another begins.
static END: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r#"[.!?](?:\*\*|\))?( +)[A-Z`*\["(]"#).expect("this is an expression")
});

/// All sentences of the chapter, in order.
pub fn sentences(chapter: &Chapter) -> Vec<Sentence<'_>> {
    let fences = fences(&chapter.text);
    let mut start = 0;
    let mut sentences = Vec::new();
    for (index, line) in chapter.text.split('\n').enumerate() {
        let is_code = fences.iter().any(|fence| fence.span.contains(&start));
        start += line.len() + 1;
        let mut text = line.to_string();
        for comment in comments(line).into_iter().rev() {
            text.replace_range(comment, "");
        }
        let text = text.trim();
        if is_code || text.is_empty() {
            continue;
        }
        let ends = END
            .captures_iter(text)
            .map(|end| end.get(1).map_or(0..0, |m| m.range()));
        let mut from = 0;
        for end in ends.chain(std::iter::once(text.len()..text.len())) {
            sentences.push(Sentence {
                chapter: &chapter.path,
                line: index + 1,
                text: text[from..end.start].to_string(),
                // A mark stands behind the last sentence of a line, and is of no other.
                is_claimed: end.start == text.len() && line.contains("<!-- claim:"),
            });
            from = end.end;
        }
    }
    sentences
}

#[cfg(test)]
mod tests {
    use super::*;

    fn chapter(text: &str) -> Chapter {
        Chapter {
            source: "src/one.md".into(),
            path: "src/one.md".to_string(),
            text: text.to_string(),
        }
    }

    #[test]
    fn a_word_counts_where_a_reader_sees_it_and_nowhere_else() {
        for (text, strong) in [
            ("It never prints 3.", true),
            ("Both orders are possible. <!-- claim: both -->", true),
            ("- **It may hang.** Then wait.", true),
            ("| a lock | no thread waits |", true),
            ("It prints `never` and [ends](may.md#can).", false),
            ("Nevertheless it prints a canned text.", false),
            ("Which outputs are possible?", false),
        ] {
            let chapter = chapter(text);
            let found = sentences(&chapter);
            assert_eq!(found[0].is_strong(), strong, "{text}");
        }
    }

    #[test]
    fn a_mark_is_of_the_last_sentence_of_its_line() {
        let chapter = chapter("- **One.** It may be 2. (It is 3.) Four? <!-- claim: four -->\n");
        let found: Vec<(String, bool)> = sentences(&chapter)
            .into_iter()
            .map(|sentence| (sentence.text, sentence.is_claimed))
            .collect();
        let expected = [
            ("- **One.**", false),
            ("It may be 2.", false),
            ("(It is 3.)", false),
        ];
        let expected = expected.iter().chain([&("Four?", true)]);
        let expected: Vec<_> = expected.map(|(text, c)| (text.to_string(), *c)).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn code_and_directives_are_no_sentences() {
        let text = "One. <!-- claim: one -->\n\n```rust\n// never\n```\n\n\
                    <!-- cmdrun press show one -->\nTwo.\n";
        let chapter = chapter(text);
        let found: Vec<(usize, String, bool)> = sentences(&chapter)
            .into_iter()
            .map(|sentence| (sentence.line, sentence.text, sentence.is_claimed))
            .collect();
        let expected = [
            (1, "One.".to_string(), true),
            (8, "Two.".to_string(), false),
        ];
        assert_eq!(found, expected);
    }
}
