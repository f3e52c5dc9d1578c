//! Breakages of SUMMARY.md.

use crate::kind::Must::{Either, Refuse, RefuseFile};
use crate::kind::{Breakage, Edit, Kind};

const SUMMARY: &str = "src/SUMMARY.md";

pub fn summary() -> Vec<Kind> {
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
