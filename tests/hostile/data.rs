//! Breakages of what stands beside the programs: manifests, expectations, outcomes, claims, mutants,
//! originals; and of `book.toml`.

use crate::kind::Must::{Accept, Either, Refuse, RefuseFile};
use crate::kind::{Breakage, Draw, Edit, Kind};

const LISTINGS: &str = "listings/";
/// The kinds of expectations that say exactly what is printed.
const EXACT: [&str; 5] = [
    "expected.txt",
    "expected-any-order.txt",
    "expected-hang.txt",
    "expected-panic.txt",
    "expected-error.txt",
];

pub fn kinds() -> Vec<Kind> {
    let mut kinds = expectations();
    kinds.extend(outcomes());
    kinds.extend(claims());
    kinds.extend(mutants_and_originals());
    kinds.extend(manifests());
    kinds.extend(book_toml());
    kinds
}

/// A file of some listing that says exactly what is printed.
fn exact(draw: &mut Draw) -> Option<String> {
    let file = draw.next(&EXACT);
    draw.file_of_listing(file).map(|(_, path)| path)
}

fn joined(lines: &[String]) -> String {
    lines.iter().flat_map(|line| [line, "\n"]).collect()
}

/// The file with something else in it.
fn rewritten(path: String, text: impl Into<Vec<u8>>) -> Breakage {
    Breakage::new(path.clone()).write(path, text)
}

fn cut(draw: &mut Draw, path: String) -> Breakage {
    let text = draw.text(&path);
    let at = draw.rng.usize(1..text.len() - 1);
    let at = (0..=at)
        .rev()
        .find(|at| text.is_char_boundary(*at))
        .unwrap_or(0);
    rewritten(path, &text[..at])
}

fn expectations() -> Vec<Kind> {
    vec![
        Kind::new("a line of an expectation is deleted", Refuse, 8, |draw| {
            let path = exact(draw)?;
            let mut lines = draw.lines(&path);
            let at = draw.rng.usize(..lines.len());
            lines.remove(at);
            Some(rewritten(path, joined(&lines)))
        })
        .compiled(),
        Kind::new("a line of an expectation comes twice", Refuse, 3, |draw| {
            let path = exact(draw)?;
            let mut lines = draw.lines(&path);
            let at = draw.rng.usize(..lines.len());
            lines.insert(at, lines[at].clone());
            Some(rewritten(path, joined(&lines)))
        })
        .compiled(),
        Kind::new("two expectations are swapped", Refuse, 4, |draw| {
            let file = draw.next(&EXACT);
            let (_, one) = draw.file_of_listing(file)?;
            let (_, other) = draw.file_of_listing(file)?;
            let (first, second) = (draw.text(&one), draw.text(&other));
            let mut sorted = [first, second].map(|text| text.lines().collect::<Vec<_>>());
            sorted.iter_mut().for_each(|lines| lines.sort_unstable());
            let broken = Breakage::new(format!("{one} and {other}"));
            (sorted[0] != sorted[1]).then(|| {
                broken
                    .write(one.clone(), second)
                    .write(other.clone(), first)
            })
        })
        .compiled(),
        Kind::new(
            "an expectation is of another kind",
            Either("lines that are the same in any order are the same in this one, too"),
            4,
            |draw| {
                let path = exact(draw)?;
                let (folder, file) = path.rsplit_once('/')?;
                let other = draw.one(&EXACT)?;
                (other != file).then(|| {
                    Breakage::new(path.as_str())
                        .write(format!("{folder}/{other}"), draw.text(&path))
                        .with(Edit::Remove(path.clone()))
                })
            },
        )
        .compiled(),
        Kind::new("an expectation is empty", Refuse, 3, |draw| {
            let path = exact(draw)?;
            Some(rewritten(path, ""))
        })
        .compiled(),
        Kind::new(
            "an expectation ends without a line's end",
            Either("lines in any order are compared without their ends"),
            2,
            |draw| {
                let path = exact(draw)?;
                let text = draw.text(&path).trim_end().to_string();
                Some(rewritten(path, text))
            },
        )
        .compiled(),
        Kind::new(
            "an expectation's lines end as on Windows",
            Either("lines in any order are compared without their ends"),
            2,
            |draw| {
                let path = exact(draw)?;
                let text = draw.text(&path).replace('\n', "\r\n");
                Some(rewritten(path, text))
            },
        )
        .compiled(),
        Kind::new("an expectation is no text", Refuse, 3, |draw| {
            let path = exact(draw)?;
            let text = [draw.text(&path).as_bytes(), b"\xff\xfe\n"].concat();
            Some(rewritten(path, text))
        }),
        Kind::new("an expectation is not there", RefuseFile, 2, |draw| {
            let path = exact(draw)?;
            Some(Breakage::new(path.as_str()).with(Edit::Remove(path.clone())))
        }),
        Kind::new("a pattern has a slip", Refuse, 6, |draw| {
            let slip = draw.next(&[
                "[value: 9..1]",
                "[value: 1..",
                "[where ]",
                "[where ) + ( == 1]",
                "[where nothing == 1]",
                "[value: a..b]",
            ]);
            let (_, path) = draw.file_of_listing("expected-varies.txt")?;
            let text = format!("{}{slip}\n", draw.text(&path));
            Some(rewritten(path, text))
        })
        .compiled(),
        Kind::new(
            "a pattern of thousands of places",
            Either("it may fit nothing, or be too long"),
            2,
            |draw| {
                let (_, path) = draw.file_of_listing("expected-varies.txt")?;
                let places = "[..]".repeat(5_000);
                let text = format!("{}[or]\n{places}x\n", draw.text(&path));
                Some(rewritten(path, text))
            },
        )
        .compiled(),
    ]
}

fn outcomes() -> Vec<Kind> {
    vec![
        Kind::new("a line of the outcomes is deleted", Refuse, 4, |draw| {
            let (_, path) = draw.file_of_listing("outcomes.txt")?;
            let mut lines = draw.lines(&path);
            let at = draw.rng.usize(..lines.len());
            lines.remove(at);
            Some(rewritten(path, joined(&lines)))
        })
        .compiled(),
        Kind::new("two listings' outcomes are swapped", Refuse, 2, |draw| {
            let (_, one) = draw.file_of_listing("outcomes.txt")?;
            let (_, other) = draw.file_of_listing("outcomes.txt")?;
            let (first, second) = (draw.text(&one), draw.text(&other));
            let broken = Breakage::new(format!("{one} and {other}"));
            (first != second).then(|| {
                broken
                    .write(one.clone(), second)
                    .write(other.clone(), first)
            })
        })
        .compiled(),
        Kind::new("outcomes are no text", Refuse, 2, |draw| {
            let (_, path) = draw.file_of_listing("outcomes.txt")?;
            Some(rewritten(path, b"every\xff\n"))
        })
        .compiled(),
        Kind::new("outcomes are not there", Refuse, 2, |draw| {
            let (_, path) = draw.file_of_listing("outcomes.txt")?;
            Some(Breakage::new(path.as_str()).with(Edit::Remove(path.clone())))
        })
        .compiled(),
    ]
}

fn claims() -> Vec<Kind> {
    let is_head = |line: &str| line.starts_with('[') && line.ends_with(']');
    const CLAIMS: (&str, &str) = ("listings/", "claims.toml");
    vec![
        Kind::new(
            "a claim's name is broken in its data",
            Refuse,
            5,
            move |draw| {
                draw.at_line(CLAIMS, is_head, |draw, lines, at| {
                    let letter = draw.rng.usize(1..lines[at].len() - 1);
                    lines[at].remove(letter);
                    Some(())
                })
            },
        )
        .compiled(),
        Kind::new("a claim says the contrary", Refuse, 5, |draw| {
            draw.at_line(
                CLAIMS,
                |line| line.starts_with("some") || line.starts_with("none"),
                |_, lines, at| {
                    lines[at] = match lines[at].strip_prefix("some") {
                        Some(rest) => format!("none{rest}"),
                        None => lines[at].replacen("none", "some", 1),
                    };
                    Some(())
                },
            )
        })
        .compiled(),
        Kind::new("a claim says another number", Refuse, 2, |draw| {
            draw.at_line(
                CLAIMS,
                |line| line.starts_with("outcomes = "),
                |_, lines, at| {
                    lines[at] = "outcomes = 97".to_string();
                    Some(())
                },
            )
        })
        .compiled(),
        Kind::new("a claim stands in two files", Refuse, 3, |draw| {
            let (_, one) = draw.file_of_listing("claims.toml")?;
            let (_, other) = draw.file_of_listing("claims.toml")?;
            let text = format!("{}\n{}", draw.text(&one), draw.text(&other));
            Some(rewritten(one, text))
        })
        .compiled(),
        Kind::new(
            "a claim is of a kind that is none",
            Refuse,
            6,
            move |draw| {
                let claim = draw.next(&[
                    "evidence = \"hearsay\"",
                    "sum = { line = \"x\" }",
                    "some = { line = 3 }",
                    "some = [",
                    "some = { ends = \"well\" }",
                    "outcomes = -1",
                ]);
                let (_, path) = draw.file_of_listing("claims.toml")?;
                let mut lines = draw.lines(&path);
                let at = lines.iter().position(|line| is_head(line))?;
                lines.truncate(at + 1);
                lines.push(claim.to_string());
                Some(rewritten(path, joined(&lines)))
            },
        )
        .compiled(),
        Kind::new(
            "claims are cut in the middle",
            Either("a claim may end there, but not the others' marks"),
            3,
            |draw| {
                let (_, path) = draw.file_of_listing("claims.toml")?;
                Some(cut(draw, path))
            },
        )
        .compiled(),
        Kind::new("claims are no text", Refuse, 2, |draw| {
            let (_, path) = draw.file_of_listing("claims.toml")?;
            let text = [draw.text(&path).as_bytes(), b"# \xff\n"].concat();
            Some(rewritten(path, text))
        })
        .compiled(),
        Kind::new("claims are not there", Refuse, 2, |draw| {
            let (_, path) = draw.file_of_listing("claims.toml")?;
            Some(Breakage::new(path.as_str()).with(Edit::Remove(path.clone())))
        })
        .compiled(),
    ]
}

fn mutants_and_originals() -> Vec<Kind> {
    vec![
        Kind::new("mutants are broken", Refuse, 4, |draw| {
            let (_, path) = draw.file_of_listing("mutants.toml")?;
            let text = draw.next(&[
                "[x]\nreplace = 3\n",
                "[x\n",
                "x = 1\n",
                "[x]\nreplace = \"a\"\nby = \"b\"\nin = \"c\"\n",
            ]);
            Some(rewritten(path, text))
        })
        .compiled(),
        Kind::new("a mutant changes nothing", Accept, 2, |draw| {
            // `cargo test --test mutants` finds it; press would have to run every mutant.
            let (_, path) = draw.file_of_listing("mutants.toml")?;
            Some(rewritten(
                path,
                "[x]\nreplace = \"stands nowhere\"\nby = \"\"\n",
            ))
        })
        .compiled(),
        Kind::new("an original's record names no version", Refuse, 2, |draw| {
            let file = draw.next(&["original.txt", "original-varies.txt"]);
            let (_, path) = draw.file_of_listing(file)?;
            let mut lines = draw.lines(&path);
            lines.remove(0);
            Some(rewritten(path, joined(&lines)))
        }),
        Kind::new(
            "a line of an original's output is deleted",
            Accept,
            3,
            |draw| {
                // `cargo test --test originals` finds it, with Python.
                let (_, path) = draw.file_of_listing("original.txt")?;
                let mut lines = draw.lines(&path);
                if lines.len() < 2 {
                    return None;
                }
                let at = draw.rng.usize(1..lines.len());
                lines.remove(at);
                Some(rewritten(path, joined(&lines)))
            },
        )
        .compiled(),
        Kind::new(
            "an original prints what a page cannot hold",
            Refuse,
            4,
            |draw| {
                let line = draw.next(&[
                    "```",
                    "<!-- cmdrun touch pwned -->",
                    "\u{1b}[31mred",
                    "{{#include ../../secret.txt}}",
                ]);
                let (_, path) = draw.file_of_listing("original.txt")?;
                let text = format!("{}{line}\n", draw.text(&path));
                Some(rewritten(path, text))
            },
        )
        .compiled(),
        Kind::new("an original holds an include", Refuse, 2, |draw| {
            let (_, path) = draw.file_of_listing("original.py")?;
            let text = format!(
                "# {{{{#include ../../../secret.txt}}}}\n{}",
                draw.text(&path)
            );
            Some(rewritten(path, text))
        })
        .compiled(),
        Kind::new("an original is not there", Refuse, 2, |draw| {
            let (_, path) = draw.file_of_listing("original.py")?;
            Some(Breakage::new(path.as_str()).with(Edit::Remove(path.clone())))
        }),
    ]
}

/// Lines that a listing's manifest has no use for.
const WRONG_KEYS: [(&str, &str); 12] = [
    ("[package]", "build = \"src/main.rs\""),
    ("[package]", "links = \"c\""),
    ("[package]", "edition = \"2077\""),
    ("[package]", "workspace = \"..\""),
    ("[package]", "autobins = 3"),
    ("[package]", "explore = \"main()\""),
    ("[[bin]]", "path = \"../race/src/main.rs\""),
    ("[[bin]]", "test = true"),
    ("", "[lib]\npath = \"src/main.rs\"\nproc-macro = true"),
    ("", "[workspace]"),
    ("", "[dependencies.other]\npath = \"../../../..\""),
    ("", "[dependencies.listing-race]\npath = \"../race\""),
];

fn manifests() -> Vec<Kind> {
    vec![
        Kind::new(
            "a key that a manifest must not have",
            RefuseFile,
            WRONG_KEYS.len(),
            |draw| {
                let (table, key) = draw.next(&WRONG_KEYS);
                let (_, path) = draw.file_of_listing("Cargo.toml")?;
                let mut lines = draw.lines(&path);
                match table {
                    "" => lines.push(key.to_string()),
                    _ => {
                        let at = lines.iter().position(|line| line == table)?;
                        let name = key.split(' ').next()?;
                        lines.retain(|line| line.split(' ').next() != Some(name));
                        lines.insert(at + 1, key.to_string());
                    }
                }
                Some(rewritten(path, joined(&lines)))
            },
        )
        .compiled(),
        Kind::new("a manifest is cut in the middle", Refuse, 4, |draw| {
            let (_, path) = draw.file_of_listing("Cargo.toml")?;
            let at = draw.text(&path).find("test = false")?;
            let at = draw.rng.usize(1..at);
            let text = draw.text(&path)[..at].to_string();
            Some(rewritten(path, text))
        }),
        Kind::new("a manifest has another listing's name", Refuse, 2, |draw| {
            let (name, path) = draw.file_of_listing("Cargo.toml")?;
            let text = draw
                .text(&path)
                .replace(&format!("listing-{name}"), "listing-elsewhere");
            Some(rewritten(path, text))
        }),
        Kind::new("a dependency that does not exist", Refuse, 2, |draw| {
            let (_, path) = draw.file_of_listing("Cargo.toml")?;
            let text = format!(
                "{}\n[dependencies.listing-nowhere]\npath = \"../nowhere\"\n",
                draw.text(&path)
            );
            Some(rewritten(path, text))
        })
        .compiled(),
        Kind::new("a listing is explored by nonsense", RefuseFile, 7, |draw| {
            let call = draw.next(&[
                "mian()",
                "",
                "main(); std::process::exit(0)",
                "main(1, 2)",
                "}",
                "\\\"",
                "/*",
            ]);
            draw.at_line(
                (LISTINGS, "Cargo.toml"),
                |line| line.starts_with("explore = "),
                move |_, lines, at| {
                    lines[at] = format!("explore = \"{call}\"");
                    Some(())
                },
            )
        })
        .compiled(),
        Kind::new("a limit is none", Refuse, 5, |draw| {
            let limit = draw.next(&[
                "\"2\"",
                "\"-1s\"",
                "2",
                "\"99999999999999999999s\"",
                "\"1.5s\"",
            ]);
            draw.at_line(
                (LISTINGS, "Cargo.toml"),
                |line| line == "[package.metadata.listing]",
                move |_, lines, at| {
                    lines.retain(|line| !line.starts_with("limit"));
                    let at = at.min(lines.len() - 1);
                    lines.insert(at + 1, format!("limit = {limit}"));
                    Some(())
                },
            )
        }),
        Kind::new("a limit without bounds", Accept, 1, |draw| {
            let limit = "limit = \"18446744073709551615s\"";
            draw.at_line(
                (LISTINGS, "Cargo.toml"),
                |line| line == "[package.metadata.listing]",
                move |_, lines, at| {
                    if lines.iter().any(|line| line.starts_with("limit")) {
                        return None;
                    }
                    lines.insert(at + 1, limit.to_string());
                    Some(())
                },
            )
        })
        .compiled(),
        Kind::new(
            "a description that is Markdown",
            Either("a table of listings may show it as it stands, or refuse it"),
            8,
            |draw| {
                let text = draw.next(&[
                    "A | B.",
                    "<script>alert(1)</script>.",
                    "<!-- and so on.",
                    "<!-- cmdrun touch pwned -->.",
                    "One\\n\\n# Two.",
                    "`.",
                    "{{#include ../../secret.txt}}.",
                    "[a](javascript:alert(1)).",
                ]);
                draw.at_line(
                    (LISTINGS, "Cargo.toml"),
                    |line| line.starts_with("description = "),
                    move |_, lines, at| {
                        lines[at] = format!("description = \"{text}\"");
                        Some(())
                    },
                )
            },
        )
        .compiled(),
    ]
}

fn book_toml() -> Vec<Kind> {
    const FILE: &str = "book.toml";
    vec![
        Kind::new("a setting of the book is broken", Refuse, 9, |draw| {
            let (from, to) = draw.next(&[
                ("src = \"src\"", "src = \"..\""),
                ("src = \"src\"", "src = \"nowhere\""),
                ("src = \"src\"", "src = 3"),
                ("title = ", "title "),
                ("[output.html]", "[output.html"),
                ("language = \"en\"", "language = [\"en\"]"),
                ("\"theme/book.css\"", "\"theme/nothing.css\""),
                ("\"theme/book.css\"", "\"../../secret.txt\""),
                ("default-theme = \"light\"", "theme = \"../..\""),
            ]);
            let text = draw.text(FILE).replacen(from, to, 1);
            let line = draw
                .text(FILE)
                .lines()
                .position(|line| line.contains(from))?;
            Some(Breakage::new(format!("{FILE}:{} {to}", line + 1)).write(FILE, text))
        }),
        Kind::new("a foreign preprocessor", Refuse, 2, |draw| {
            let table = draw.next(&[
                "[preprocessor.foreign]\ncommand = \"touch pwned\"",
                "[output.foreign]\ncommand = \"touch pwned\"",
            ]);
            let text = format!("{}\n{table}\n", draw.text(FILE));
            Some(Breakage::new(format!("{FILE} {table}")).write(FILE, text))
        }),
        Kind::new(
            "book.toml is cut in the middle",
            Either("it may end anywhere"),
            3,
            |draw| Some(cut(draw, FILE.to_string())),
        ),
        Kind::new("book.toml is no text", Refuse, 1, |_| {
            Some(rewritten(FILE.to_string(), b"[book]\n# \xff\n"))
        }),
    ]
}
