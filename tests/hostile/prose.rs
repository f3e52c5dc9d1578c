//! Breakages of chapters and of SUMMARY.md.

use crate::kind::Must::{Accept, Either, Refuse, RefuseFile};
use crate::kind::{Breakage, CHAPTERS, Draw, Edit, Kind};

const FENCE: &str = "```";

pub fn kinds() -> Vec<Kind> {
    let mut kinds = fences();
    kinds.extend(directives());
    kinds.extend(marks());
    kinds.extend(includes());
    kinds.extend(html());
    kinds.extend(bytes());
    kinds.extend(summary());
    kinds
}

fn starts_fence(line: &str) -> bool {
    line.strip_prefix(FENCE)
        .is_some_and(|info| !info.is_empty())
}

fn fences() -> Vec<Kind> {
    vec![
        Kind::new("a fence's end is dropped", Refuse, 8, |draw| {
            draw.at_line(
                CHAPTERS,
                |line| line == FENCE,
                |_, lines, at| {
                    lines.remove(at);
                    Some(())
                },
            )
        }),
        Kind::new("a fence's start is dropped", Refuse, 4, |draw| {
            draw.at_line(CHAPTERS, starts_fence, |_, lines, at| {
                lines.remove(at);
                Some(())
            })
        }),
        Kind::new("a fence ends with tildes", Refuse, 3, |draw| {
            draw.at_line(
                CHAPTERS,
                |line| line == FENCE,
                |_, lines, at| {
                    lines[at] = "~~~".to_string();
                    Some(())
                },
            )
        }),
        Kind::new("a fence's mark is another", Refuse, 6, |draw| {
            let is_listing = |line: &str| line.starts_with("```rust") || line == "```console";
            draw.at_line(CHAPTERS, is_listing, |draw, lines, at| {
                lines[at] = match lines[at].as_str() {
                    "```console" => draw.next(&["```text", "```rust", "```consol"]),
                    _ => draw.next(&["```rust,ignore", "```text", "```Rust", "```"]),
                }
                .to_string();
                Some(())
            })
        }),
        Kind::new(
            "a fence is indented into a list",
            Either("a fence in a list is one, too"),
            3,
            |draw| {
                draw.at_line(
                    CHAPTERS,
                    |line| line == "```console",
                    |_, lines, at| {
                        let end = at + lines[at + 1..].iter().position(|line| line == FENCE)? + 1;
                        for line in &mut lines[at..=end] {
                            *line = format!("  {line}");
                        }
                        lines[at].replace_range(..1, "-");
                        Some(())
                    },
                )
            },
        ),
    ]
}

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

fn directives() -> Vec<Kind> {
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

fn marks() -> Vec<Kind> {
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

fn includes() -> Vec<Kind> {
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

/// HTML that would reach beyond its place on the page, or run there.
const WRONG_HTML: [&str; 12] = [
    "<script>document.body.remove()</script>",
    "<script>",
    "<img src=x onerror=alert(1)>",
    "<iframe src=\"https://example.com\"></iframe>",
    "</main>",
    "</div></div></div>",
    "<details><summary>more</summary>",
    "<style>* { display: none }</style>",
    "<div style=\"display:none\">",
    "<textarea>",
    "<plaintext>",
    "Text <b onclick=\"alert(1)\">bold.",
];

fn html() -> Vec<Kind> {
    vec![
        Kind::new(
            "HTML that reaches too far",
            Refuse,
            WRONG_HTML.len(),
            |draw| {
                let html = draw.next(&WRONG_HTML);
                draw.insert(html)
            },
        ),
        Kind::new("an element's end is dropped", Refuse, 3, |draw| {
            draw.at_line(
                CHAPTERS,
                |line| line == "</details>",
                |_, lines, at| {
                    lines.remove(at);
                    Some(())
                },
            )
        }),
        Kind::new("a comment without an end", Refuse, 2, |draw| {
            draw.insert("Text. <!-- and so on")
        }),
        Kind::new("a section of XML", Refuse, 2, |draw| {
            let text = draw.next(&["<![CDATA[", "<?php echo 1"]);
            draw.insert(text)
        }),
    ]
}

fn bytes() -> Vec<Kind> {
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

const SUMMARY: &str = "src/SUMMARY.md";

fn summary() -> Vec<Kind> {
    let is_entry = |line: &str| line.contains("](");
    vec![
        Kind::new(
            "a line of SUMMARY.md is deleted",
            Either("a chapter without its line is refused"),
            3,
            move |draw| {
                draw.at_line(("src/SUMMARY", ".md"), is_entry, |_, lines, at| {
                    lines.remove(at);
                    Some(())
                })
            },
        ),
        Kind::new("a line of SUMMARY.md comes twice", Refuse, 3, move |draw| {
            draw.at_line(("src/SUMMARY", ".md"), is_entry, |_, lines, at| {
                let again = lines[at].clone();
                lines.insert(at, again);
                Some(())
            })
        }),
        Kind::new(
            "a chapter of SUMMARY.md is elsewhere",
            Refuse,
            8,
            move |draw| {
                let elsewhere = draw.next(&[
                    "../../secret.txt",
                    "../listings/race/original.py",
                    "/etc/passwd",
                    "nowhere.md",
                    "../src/locks.md",
                    "SUMMARY.md",
                    "https://example.com/locks.md",
                    "locks",
                ]);
                draw.at_line(("src/SUMMARY", ".md"), is_entry, move |_, lines, at| {
                    let start = lines[at].find("](")? + 2;
                    lines[at].replace_range(start.., &format!("{elsewhere})"));
                    Some(())
                })
            },
        ),
        Kind::new(
            "a line of SUMMARY.md is none",
            Either("mdBook passes over what it does not know"),
            6,
            move |draw| {
                let line = draw.next(&[
                    "<script>",
                    "text",
                    "- [a](",
                    "    - - [x]()",
                    "- [x](<a.md)",
                    "```",
                ]);
                draw.at_line(("src/SUMMARY", ".md"), is_entry, move |_, lines, at| {
                    lines.insert(at, line.to_string());
                    Some(())
                })
            },
        ),
        Kind::new("SUMMARY.md is empty", RefuseFile, 1, |_| {
            Some(Breakage::new(SUMMARY).write(SUMMARY, ""))
        }),
        Kind::new("SUMMARY.md is not there", RefuseFile, 1, |_| {
            Some(Breakage::new(SUMMARY).with(Edit::Remove(SUMMARY.to_string())))
        }),
        Kind::new(
            "a chapter is empty",
            Either("a chapter without claims may be"),
            2,
            |draw| {
                let path = draw.chapter()?;
                Some(Breakage::new(path).write(path, ""))
            },
        ),
        Kind::new("a chapter is not there", Refuse, 3, |draw| {
            let path = draw.chapter()?;
            Some(Breakage::new(path).with(Edit::Remove(path.to_string())))
        }),
        Kind::new(
            "a chapter that SUMMARY.md does not know",
            RefuseFile,
            7,
            |draw| {
                let name = draw.next(&[
                    "other.md",
                    "with space.md",
                    "part/one.md",
                    "größe.md",
                    "..md",
                    "-x.md",
                    "Locks.MD",
                ]);
                let path = format!("src/{name}");
                Some(Breakage::new(path.as_str()).write(path.as_str(), "# Other\n\nText.\n"))
            },
        ),
        Kind::new(
            "a chapter with an uncommon name",
            Either("mdBook decides what is a link"),
            8,
            |draw| {
                let name = draw.next(&[
                    "with space.md",
                    "größe.md",
                    "part/one.md",
                    "a&b.md",
                    "x).md",
                    "a#b.md",
                    "%41.md",
                    "index.md",
                ]);
                let path = format!("src/{name}");
                let summary = format!("{}\n[Other]({name})\n", draw.text(SUMMARY));
                Some(
                    Breakage::new(path.as_str())
                        .write(path.as_str(), "# Other\n\nThis is another chapter.\n")
                        .write(SUMMARY, summary),
                )
            },
        ),
    ]
}
