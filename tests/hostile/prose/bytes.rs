//! Breakages of a chapter's bytes and of its Markdown.

use crate::kind::Must::{Accept, Either, Refuse};
use crate::kind::{Breakage, CHAPTERS, Kind};

pub fn bytes() -> Vec<Kind> {
    let mut kinds = vec![
        Kind::new(
            "a chapter is cut in the middle",
            Either("what is left may be whole"),
            8,
            |draw| {
                let path = draw.chapter()?;
                let text = draw.text(path);
                let mut at = draw.rng.usize(1..text.len());
                while !text.is_char_boundary(at) {
                    at -= 1;
                }
                let line = text[..at].lines().count();
                Some(Breakage::new(format!("{path}:{line}")).write(path, &text[..at]))
            },
        ),
        Kind::new(
            "a chapter begins with a byte order mark",
            Accept,
            2,
            |draw| {
                let path = draw.chapter()?;
                Some(Breakage::new(path).write(path, format!("\u{feff}{}", draw.text(path))))
            },
        ),
        Kind::new("a chapter's lines end as on Windows", Accept, 3, |draw| {
            let path = draw.chapter()?;
            Some(Breakage::new(path).write(path, draw.text(path).replace('\n', "\r\n")))
        }),
        Kind::new("a heading comes twice", Accept, 3, |draw| {
            draw.at_line(
                CHAPTERS,
                |line| line.starts_with("## "),
                |_, lines, at| {
                    let again = lines[at].clone();
                    lines.insert(at, String::new());
                    lines.insert(at, again);
                    Some(())
                },
            )
        }),
        Kind::new("a heading is renamed", Accept, 3, |draw| {
            draw.at_line(
                CHAPTERS,
                |line| line.starts_with("## "),
                |_, lines, at| {
                    lines[at] = "## Elsewhere".to_string();
                    Some(())
                },
            )
        }),
        Kind::new(
            "quotes in quotes",
            Either("so many are no text for people"),
            3,
            |draw| {
                let depth = draw.next(&[20, 2_000, 100_000]);
                draw.insert(&format!("{} deep", ">".repeat(depth)))
            },
        ),
        Kind::new(
            "lists in lists",
            Either("so many are no text for people"),
            2,
            |draw| {
                let depth = draw.next(&[10, 1_000]);
                let lists: String = (0..depth)
                    .map(|n| format!("{}- item\n", "  ".repeat(n)))
                    .collect();
                draw.insert(&lists)
            },
        ),
        Kind::new(
            "brackets in brackets",
            Either("so many are no text for people"),
            4,
            |draw| {
                let bracket = draw.next(&["[", "![", "*a **", "`"]);
                draw.insert(&bracket.repeat(20_000))
            },
        ),
        Kind::new("a table of thousands of rows", Accept, 2, |draw| {
            draw.insert(&format!(
                "| a | b |\n|---|---|\n{}",
                "| one | two |\n".repeat(5_000)
            ))
        }),
        Kind::new(
            "an endless line",
            Either("so much is no text for people"),
            2,
            |draw| {
                let words = draw.next(&[10_000, 1_000_000]);
                draw.insert(&"word ".repeat(words))
            },
        ),
        Kind::new("control characters", Refuse, 4, |draw| {
            let control = draw.next(&['\0', '\u{1b}', '\u{7}', '\u{8}']);
            draw.at_prose(|draw, lines, at| {
                let mut place = draw.rng.usize(1..20);
                while !lines[at].is_char_boundary(place) {
                    place += 1;
                }
                lines[at].insert(place, control);
                Some(())
            })
        }),
        Kind::new("text that runs from right to left", Refuse, 1, |draw| {
            draw.at_prose(|_, lines, at| {
                lines[at].insert(1, '\u{202e}');
                Some(())
            })
        }),
        Kind::new("text of all kinds", Accept, 3, |draw| {
            let text = draw.next(&[
                "Grüße, 日本語, עברית and 🧵 threads.",
                "A & B < C > D \"quoted\" 'so' &amp; &lt; &#x41; \\* \\_ \\`.",
                "$(touch pwned) `touch pwned` %s %n {} {0} ${HOME}.",
            ]);
            draw.insert(text)
        }),
        Kind::new("bytes that are no text", Refuse, 4, |draw| {
            let path = draw.chapter()?;
            let mut bytes = draw.text(path).as_bytes().to_vec();
            let at = draw.rng.usize(1..bytes.len());
            bytes.insert(at, 0xff);
            let line = bytes[..at].iter().filter(|byte| **byte == b'\n').count() + 1;
            Some(Breakage::new(format!("{path}:{line}")).write(path, bytes))
        }),
    ];
    kinds.push(Kind::new("a chapter in UTF-16", Refuse, 1, |draw| {
        let path = draw.chapter()?;
        let units = format!("\u{feff}{}", draw.text(path));
        let bytes: Vec<u8> = units.encode_utf16().flat_map(u16::to_le_bytes).collect();
        Some(Breakage::new(path).write(path, bytes))
    }));
    kinds
}
