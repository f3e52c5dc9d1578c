//! Breakages of manifests and of `book.toml`.

use super::{LISTINGS, cut, joined, rewritten};
use crate::kind::Must::{Accept, Either, Refuse, RefuseFile};
use crate::kind::{Breakage, Kind};

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

pub fn manifests() -> Vec<Kind> {
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

pub fn book_toml() -> Vec<Kind> {
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
