//! Finds the directives of a chapter's text, and whatever else says `cmdrun` in a comment.

use super::Directive;
use crate::comment::{comments, is_directive};
use crate::problem::Problem;
use crate::text::line_of;
use std::ops::Range;

/// A directive and where it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    pub directive: Directive,
    /// Counted from 1.
    pub line: usize,
    /// The bytes of the text that the comment fills.
    pub span: Range<usize>,
}

/// All directives of a chapter's text, and each place that says `cmdrun` in a comment but is none.
pub fn find(path: &str, text: &str) -> Vec<Result<Found, Problem>> {
    comments(text)
        .into_iter()
        .filter(|span| is_directive(&text[span.clone()]))
        .map(|span| {
            let comment = &text[span.clone()];
            let line = line_of(text, span.start);
            let start = text[..span.start].rfind('\n').map_or(0, |at| at + 1);
            let end = text[span.end..]
                .find('\n')
                .map_or(text.len(), |at| span.end + at);
            let alone = text[start..end].trim() == comment;
            let wrong = |what: String| Problem::at(path, what).line(line);

            let shape = || {
                wrong("a directive is one line that holds nothing else".to_string())
                    .next("write it as in `<!-- cmdrun press show race -->`")
            };
            let inner = comment
                .strip_prefix("<!-- cmdrun press ")
                .and_then(|rest| rest.strip_suffix(" -->"))
                .ok_or_else(shape)?;
            let words: Vec<&str> = inner.split(' ').collect();
            let directive = Directive::parse(&words).map_err(wrong)?;
            if !alone && !directive.is_inline() {
                return Err(shape());
            }
            Ok(Found {
                directive,
                line,
                span,
            })
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<Result<(String, usize), String>> {
        find("src/x.md", text)
            .into_iter()
            .map(|found| match found {
                Ok(found) => Ok((found.directive.to_string(), found.line)),
                Err(problem) => Err(problem.to_string()),
            })
            .collect()
    }

    #[test]
    fn a_directive_is_found_with_its_line() {
        let text = "a\n\n```console\n<!-- cmdrun press show race -->\n```\n<!-- a note -->\n";
        assert_eq!(found(text), [Ok(("press show race".to_string(), 4))]);
    }

    #[test]
    fn whatever_else_says_cmdrun_in_a_comment_is_refused() {
        for bad in [
            "<!-- cmdrun rm -rf . -->",
            "<!--cmdrun press show race-->",
            "<!--  cmdrun press show race -->",
            "<!-- cmdrun press show race; rm x -->",
            "<!-- cmdrun press show \"race\" -->",
            "<!-- cmdrun press show $(rm x) -->",
            "<!-- cmdrun press show race --strict -->",
            "<!-- cmdrun press show ../race -->",
            "<!-- cmdrun --strict press show race -->",
            "<!-- cmdrun press show race\n-->",
            "<!--\ncmdrun press show race -->",
            "<!-- cmdrun press show race",
            "<!-- CMDRUN press show race -->",
            "<!-- cmdrun press shwo race -->",
            "<!-- cmdrun press serve -->",
            "<!-- cmdrun press  show race -->",
            "text <!-- cmdrun press show race -->",
            "<!-- cmdrun press show race --> text",
            "<!-- cmdrun press show race --><!-- cmdrun press show race -->",
            "<!-- cmdrun press runs race -->",
            "<!-- cmdrun press runs race --times 1 -->",
            "<!-- cmdrun press runs race --times 1001 -->",
            "<!-- cmdrun press runs race --times many -->",
            "<!-- cmdrun press runs race --times 300 --of $x -->",
            "text <!-- cmdrun press runs race --times 300 -->",
            "<!-- cmdrun press timeline -->",
            "<!-- cmdrun press timeline race 2 -->",
            "<!-- cmdrun press timeline race --outcome 0 -->",
            "<!-- cmdrun press guards race --outcome -->",
            "<!-- cmdrun press play race --outcome 1 -->",
            "<!-- cmdrun press value race -->",
            "<!-- cmdrun press value race Value -->",
            "<!-- cmdrun press value race smallest -->",
            "<!-- cmdrun press value race fastest --times 300 -->",
            "<!-- cmdrun press value race value; rm x -->",
            "<!-- cmdrun press value race value\n-->",
            "<!-- cmdrun press diff race -->",
            "<!-- cmdrun press diff race ../race -->",
        ] {
            let found = found(&format!("first\n{bad}\n"));
            assert!(
                !found.is_empty() && found.iter().all(Result::is_err),
                "{bad}: {found:?}"
            );
            for problem in found {
                let problem = problem.unwrap_err();
                assert!(problem.starts_with("src/x.md:2: "), "{problem}");
            }
        }
    }

    #[test]
    fn every_directive_is_written_as_it_is_read() {
        for directive in [
            "press show race",
            "press original race",
            "press explore race",
            "press timeline race",
            "press timeline race --outcome 2",
            "press guards race",
            "press guards race --outcome 3",
            "press play race",
            "press runs race --times 300",
            "press runs race --times 300 --of value",
            "press value race outcomes",
            "press value race schedules",
            "press value race first_element",
            "press value race different --times 300",
            "press value race largest --times 300 --of value",
            "press diff race race-rejected",
            "press listings",
            "press claims",
        ] {
            let text = format!("<!-- cmdrun {directive} -->\n");
            assert_eq!(found(&text), [Ok((directive.to_string(), 1))]);
        }
    }

    #[test]
    fn a_number_may_stand_within_a_sentence() {
        let text = "There are <!-- cmdrun press value race outcomes --> outcomes.\n";
        assert_eq!(
            found(text),
            [Ok(("press value race outcomes".to_string(), 1))]
        );
    }

    #[test]
    fn a_misspelled_command_names_the_one_that_was_meant() {
        assert_eq!(
            found("<!-- cmdrun press shwo race -->"),
            [Err(
                "src/x.md:1: `press shwo` does not exist; did you mean `show`?".to_string()
            )]
        );
    }
}
