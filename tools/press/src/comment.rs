//! The comments of a chapter: each is a directive or the mark of a claim, since a slip in either
//! would otherwise vanish from the page without a word.

use crate::fence::fences;
use crate::problem::Problem;
use crate::text::{line_of, nearest};
use regex::Regex;
use std::ops::Range;
use std::sync::LazyLock;

static MARK: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"^<!-- claim: [a-z][a-z0-9_]* -->$").expect("the pattern of a mark is written here")
});

/// Where the comments of the text are; one that does not end goes on to the end of the text.
pub fn comments(text: &str) -> Vec<Range<usize>> {
    let mut comments = Vec::new();
    let mut end = 0;
    while let Some(start) = text[end..].find("<!--").map(|at| end + at) {
        end = text[start..]
            .find("-->")
            .map_or(text.len(), |at| start + at + "-->".len());
        comments.push(start..end);
    }
    comments
}

/// Whether the comment is meant to be a directive.
pub fn is_directive(comment: &str) -> bool {
    comment.to_ascii_lowercase().contains("cmdrun")
}

/// Every comment of a chapter that is neither a directive nor a mark behind a sentence.
pub fn problems(path: &str, text: &str) -> Vec<Problem> {
    let fences = fences(text);
    comments(text)
        .into_iter()
        .filter(|span| !is_directive(&text[span.clone()]))
        .filter_map(|span| {
            let is_code = fences.iter().any(|fence| fence.span.contains(&span.start));
            let (what, next) = match wrong(text, &span) {
                None if is_code => (
                    "this mark stands in a fence".to_string(),
                    "put it behind a sentence".to_string(),
                ),
                wrong => wrong?,
            };
            Some(
                Problem::at(path, what)
                    .line(line_of(text, span.start))
                    .next(next),
            )
        })
        .collect()
}

/// What is wrong with the comment, and what to do.
fn wrong(text: &str, span: &Range<usize>) -> Option<(String, String)> {
    const FORM: &str = "write it as in `It may be lost. <!-- claim: an_update_can_be_lost -->`";
    let comment = &text[span.clone()];
    let word = comment
        .trim_start_matches("<!--")
        .trim_start()
        .split(|c: char| !c.is_ascii_alphanumeric())
        .next()
        .unwrap_or_default();
    if word != "claim" {
        let next = match nearest(word, &["claim", "cmdrun"]) {
            Some(near) => format!("did you mean `{near}`?"),
            None => "only a claim's mark or a directive can be one".to_string(),
        };
        return Some((format!("a comment says `{word}`, which does nothing"), next));
    }
    if !MARK.is_match(comment) {
        return Some(("this is no mark of a claim".to_string(), FORM.to_string()));
    }
    let line = text[..span.start].rfind('\n').map_or(0, |at| at + 1);
    let before = text[line..span.start].trim_start();
    // Several marks may follow one sentence.
    (before.is_empty() || before.starts_with("<!--")).then(|| {
        let what = "this mark follows no sentence";
        (
            what.to_string(),
            "put it at the end of its sentence's line".to_string(),
        )
    })
}

#[cfg(test)]
mod tests {
    use super::problems;

    #[test]
    fn a_comment_is_a_directive_or_a_mark_behind_a_sentence() {
        for good in [
            "It is so. <!-- claim: it_is_so -->",
            "It is so. <!-- claim: it_is_so --> <!-- claim: it_is_2 -->",
            "<!-- cmdrun whatever; directives are looked at elsewhere -->",
        ] {
            assert_eq!(problems("x.md", good), [], "{good}");
        }
        for (bad, what) in [
            (
                "It. <!-- clam: it -->",
                "a comment says `clam`, which does nothing; did you mean `claim`?",
            ),
            (
                "<!-- cmdrn press show x -->",
                "a comment says `cmdrn`, which does nothing; did you mean `cmdrun`?",
            ),
            (
                "<!-- press show x -->",
                "a comment says `press`, which does nothing; only",
            ),
            ("It. <!-- claim it -->", "this is no mark of a claim; write"),
            (
                "It. <!-- claim: It-is -->",
                "this is no mark of a claim; write",
            ),
            ("It. <!-- claim: it", "this is no mark of a claim; write"),
            (
                "```text\nIt. <!-- claim: it -->\n```",
                "this mark stands in a fence; put",
            ),
            (
                "It.\n<!-- claim: it -->",
                "this mark follows no sentence; put",
            ),
        ] {
            let said = problems("x.md", bad)[0].to_string();
            assert!(said.contains(what), "{bad}: {said}");
        }
    }
}
