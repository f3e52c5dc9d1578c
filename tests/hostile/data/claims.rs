//! Breakages of claims, mutants and originals.

use super::{cut, joined, rewritten};
use crate::kind::Must::{Accept, Either, Refuse};
use crate::kind::{Breakage, Edit, Kind};

pub fn claims() -> Vec<Kind> {
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

pub fn mutants_and_originals() -> Vec<Kind> {
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
