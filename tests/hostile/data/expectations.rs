//! Breakages of expectations and recorded outcomes.

use super::{EXACT, exact, joined, rewritten};
use crate::kind::Must::{Either, Refuse, RefuseFile};
use crate::kind::{Breakage, Edit, Kind};

pub fn expectations() -> Vec<Kind> {
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

pub fn outcomes() -> Vec<Kind> {
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
