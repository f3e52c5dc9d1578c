//! Breakages of directives and of the marks of claims.

use super::FENCE;
use crate::kind::Must::{Either, Refuse};
use crate::kind::{CHAPTERS, Kind};

/// What nobody may put on a page, and nobody's machine may run.
const FOREIGN: [&str; 12] = [
    "<!-- cmdrun cat ../../secret.txt -->",
    "<!-- cmdrun -1 touch pwned -->",
    "<!-- cmdrun press show race && touch pwned -->",
    "<!-- cmdrun press value race outcomes | tee pwned -->",
    "<!--\ncmdrun touch pwned\n-->",
    "<!-- cmdrun press bless -->",
    "<!-- cmdrun press show ../../secret -->",
    "<!-- cmdrun press show race --> <!-- cmdrun press show race -->",
    "<!-- CMDRUN touch pwned -->",
    "<!-- cmdrun press play race --fresh -->",
    "<!-- cmdrun\u{a0}press show race -->",
    "<!-- cmdrun press show race",
];

pub fn directives() -> Vec<Kind> {
    let is_directive = |line: &str| line.starts_with("<!-- cmdrun press ");
    vec![
        Kind::new("a foreign directive", Refuse, FOREIGN.len(), |draw| {
            let foreign = draw.next(&FOREIGN);
            draw.insert(foreign)
        }),
        Kind::new(
            "a directive's listing is misspelled",
            Refuse,
            6,
            move |draw| {
                draw.at_line(
                    CHAPTERS,
                    move |line| is_directive(line) && line.split(' ').count() > 5,
                    |draw, lines, at| {
                        let mut words: Vec<String> =
                            lines[at].split(' ').map(str::to_string).collect();
                        let name = &mut words[4];
                        let letter = draw.rng.usize(..name.len());
                        name.remove(letter);
                        // A hyphen that goes makes no name, and a last letter perhaps another listing's.
                        lines[at] = words.join(" ");
                        Some(())
                    },
                )
            },
        ),
        Kind::new("a directive's word is misspelled", Refuse, 4, move |draw| {
            draw.at_line(CHAPTERS, is_directive, |draw, lines, at| {
                let at_word = "<!-- cmdrun press ".len();
                let letter = at_word + draw.rng.usize(..4);
                lines[at].remove(letter);
                Some(())
            })
        }),
        Kind::new(
            "a directive is deleted",
            Either("nobody can know that it was there, but a claim may need it"),
            3,
            move |draw| {
                draw.at_line(CHAPTERS, is_directive, |_, lines, at| {
                    lines.remove(at);
                    Some(())
                })
            },
        ),
        Kind::new("a directive leaves its fence", Refuse, 3, |draw| {
            draw.at_line(
                CHAPTERS,
                |line| line.starts_with("<!-- cmdrun press show"),
                |_, lines, at| {
                    if lines.get(at + 1)? != FENCE {
                        return None;
                    }
                    lines.swap(at, at + 1);
                    Some(())
                },
            )
        }),
        Kind::new(
            "two listings' directives are swapped",
            Either("a page may show a listing's output wherever it wants to"),
            3,
            |draw| {
                draw.at_line(
                    CHAPTERS,
                    |line| line.starts_with("<!-- cmdrun press show"),
                    |_, lines, at| {
                        let other = lines
                            .iter()
                            .rposition(|line| line.starts_with("<!-- cmdrun press show"))?;
                        lines.swap(at, other);
                        Some(())
                    },
                )
            },
        ),
        Kind::new("a figure of an outcome that is none", Refuse, 4, |draw| {
            let number = draw.next(&["99", "18446744073709551616", "0", "-1"]);
            draw.insert(&format!(
                "<!-- cmdrun press timeline race --outcome {number} -->"
            ))
        }),
    ]
}

pub fn marks() -> Vec<Kind> {
    let has_mark = |line: &str| line.contains("<!-- claim: ");
    vec![
        Kind::new(
            "a claim's name is broken in its mark",
            Refuse,
            6,
            move |draw| {
                draw.at_line(CHAPTERS, has_mark, |draw, lines, at| {
                    let start = lines[at].find("<!-- claim: ")? + "<!-- claim: ".len();
                    let other = draw.next(&["", "x", "X", "x-", "../"]);
                    lines[at].replace_range(start..=start, other);
                    Some(())
                })
            },
        ),
        Kind::new("a claim is made twice", Refuse, 3, move |draw| {
            draw.at_line(CHAPTERS, has_mark, |_, lines, at| {
                let again = lines[at].clone();
                lines.insert(at + 1, again);
                Some(())
            })
        }),
        Kind::new("a claim's mark is deleted", Refuse, 4, move |draw| {
            draw.at_line(CHAPTERS, has_mark, |_, lines, at| {
                let start = lines[at].find(" <!-- claim: ")?;
                lines[at].truncate(start);
                Some(())
            })
        }),
        Kind::new("a claim's mark has no end", Refuse, 3, move |draw| {
            draw.at_line(CHAPTERS, has_mark, |_, lines, at| {
                let end = lines[at].rfind(" -->")?;
                lines[at].truncate(end);
                Some(())
            })
        }),
        Kind::new("a mark moves into a fence", Refuse, 2, move |draw| {
            draw.at_line(CHAPTERS, has_mark, |_, lines, at| {
                let start = lines[at].find(" <!-- claim: ")?;
                let mark = lines[at].split_off(start);
                lines.push(format!("\n```text\nIt is so.{mark}\n```"));
                Some(())
            })
        }),
    ]
}
