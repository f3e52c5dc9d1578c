//! Breakages of includes and anchors.

use crate::kind::Must::{Either, Refuse};
use crate::kind::{Breakage, CHAPTERS, Draw, Kind};

/// Includes that bring what is none of the book's, or nothing, or stay on the page as they are.
const WRONG_INCLUDES: [&str; 16] = [
    "{{#include ../../secret.txt}}",
    "{{#include ../../../../../../../../../../etc/passwd}}",
    "{{#include /etc/passwd}}",
    "{{#include ../target/press/texts.json}}",
    "{{#include ../listings}}",
    "{{#include ../listings/race/src/main.rs:3:2}}",
    "{{#include ../listings/race/src/main.rs:999}}",
    "{{#include ../listings/race/src/main.rs:nowhere}}",
    "{{#include ../listings/race/src/main.rs",
    "{{#include ../listings/race/src/main.rs}",
    "{{ # include ../listings/race/src/main.rs}}",
    "{{# include ../listings/race/src/main.rs}}",
    "{{#rustdoc_include ../listings/race/src/main.rs:0}}",
    "{{#playground ../listings/race/src/main.rs}}",
    "{{#title }}",
    "\\{{#include ../listings/race/src/main.rs}}",
];

pub fn includes() -> Vec<Kind> {
    let includes = |line: &str| line.starts_with("{{#include ../listings/");
    vec![
        Kind::new(
            "an include that brings nothing good",
            Refuse,
            WRONG_INCLUDES.len(),
            |draw| {
                let include = draw.next(&WRONG_INCLUDES);
                draw.insert(&format!("```text\n{include}\n```"))
            },
        ),
        Kind::new(
            "an included file's name is broken",
            Refuse,
            4,
            move |draw| {
                draw.at_line(CHAPTERS, includes, |draw, lines, at| {
                    let (start, end) = ("{{#include ../".len(), lines[at].len() - "}}".len());
                    let letter = draw.rng.usize(start..end);
                    lines[at].remove(letter);
                    Some(())
                })
            },
        ),
        Kind::new("a chapter includes itself", Refuse, 2, |draw| {
            let chapter = draw.chapter()?;
            let name = chapter.trim_start_matches("src/");
            let lines = draw.lines(chapter).len();
            let text = format!("{}\n{{{{#include {name}}}}}\n", draw.text(chapter));
            Some(Breakage::new(format!("{chapter}:{}", lines + 2)).write(chapter, text))
        }),
        Kind::new("two files include each other", Refuse, 1, |draw| {
            let broken = draw.insert("{{#include ../theme/one.txt}}")?;
            Some(
                broken
                    .write("theme/one.txt", "{{#include two.txt}}\n")
                    .write("theme/two.txt", "{{#include one.txt}}\n"),
            )
        }),
        Kind::new("an anchor is renamed", Refuse, 3, |draw| {
            anchored(draw, "// ANCHOR: other\n", "// ANCHOR_END: other\n")
        }),
        Kind::new("an anchor is never closed", Refuse, 3, |draw| {
            anchored(draw, "// ANCHOR: part\n", "")
        }),
        Kind::new(
            "an anchor is closed before it is opened",
            Refuse,
            2,
            |draw| anchored(draw, "// ANCHOR_END: part\n// ANCHOR: part\n", ""),
        ),
        Kind::new(
            "an anchor is opened twice",
            Either("mdBook takes both parts"),
            1,
            |draw| {
                anchored(
                    draw,
                    "// ANCHOR: part\n// ANCHOR: part\n",
                    "// ANCHOR_END: part\n",
                )
            },
        ),
    ]
}

/// A text of its own with a part that a chapter includes.
fn anchored(draw: &mut Draw, before: &str, after: &str) -> Option<Breakage> {
    let broken = draw.insert("```text\n{{#include ../theme/parts.txt:part}}\n```")?;
    let text = format!("one\n{before}two\n{after}three\n");
    Some(broken.write("theme/parts.txt", text))
}
