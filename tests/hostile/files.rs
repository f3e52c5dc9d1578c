//! Breakages of what kind of thing a path is: files, folders, symbolic links, pipes, names, sizes.

use crate::kind::Must::{Either, Refuse, RefuseFile};
use crate::kind::{Breakage, Draw, Edit, Kind};

/// A file of each sort that press or mdBook reads.
fn any(draw: &mut Draw) -> Option<String> {
    let file = draw.next(&[
        "src/SUMMARY.md",
        "src/",
        "Cargo.toml",
        "src/main.rs",
        "expected.txt",
        "expected-varies.txt",
        "outcomes.txt",
        "claims.toml",
        "mutants.toml",
        "original.py",
        "original.txt",
    ]);
    match file {
        "src/SUMMARY.md" => Some(file.to_string()),
        "src/" => draw.chapter().map(str::to_string),
        _ => draw.file_of_listing(file).map(|(_, path)| path),
    }
}

fn instead(path: String, edit: impl FnOnce(String) -> Edit) -> Breakage {
    Breakage::new(path.as_str())
        .with(Edit::Remove(path.clone()))
        .with(edit(path))
}

/// How many folders up from a path's own folder the root is.
fn up(path: &str) -> String {
    "../".repeat(path.matches('/').count())
}

pub fn kinds() -> Vec<Kind> {
    let mut kinds = vec![
        Kind::new("a file is a folder", RefuseFile, 8, |draw| {
            let path = any(draw)?;
            Some(instead(path, Edit::Folder))
        }),
        Kind::new("a file is a link out of the tree", RefuseFile, 8, |draw| {
            let path = any(draw)?;
            let to = format!("{}../secret.txt", up(&path));
            Some(instead(path, |path| Edit::Link(path, to.into())))
        }),
        Kind::new("a file is a link to itself", RefuseFile, 5, |draw| {
            let path = any(draw)?;
            let name = path.rsplit('/').next()?.to_string();
            Some(instead(path, |path| Edit::Link(path, name.into())))
        }),
        Kind::new(
            "a file is a link to what never ends",
            RefuseFile,
            5,
            |draw| {
                let path = any(draw)?;
                Some(instead(path, |path| Edit::Link(path, "/dev/zero".into())))
            },
        ),
        Kind::new("a file is a pipe", RefuseFile, 5, |draw| {
            let path = any(draw)?;
            Some(instead(path, Edit::Pipe))
        }),
        Kind::new(
            "a folder is a link out of the tree",
            RefuseFile,
            4,
            |draw| {
                let (at, to) = draw.next(&[
                    ("src/part", "../.."),
                    ("listings/elsewhere", "../.."),
                    ("theme/more", "../.."),
                    ("listings/race/src/more", "../../../.."),
                ]);
                Some(Breakage::new(at).with(Edit::Link(at.to_string(), to.into())))
            },
        ),
        Kind::new(
            "a folder is a link to a folder above",
            RefuseFile,
            4,
            |draw| {
                let (at, to) = draw.next(&[
                    ("src/part", "."),
                    ("listings/elsewhere", "."),
                    ("listings/race/src/more", ".."),
                    ("listings/elsewhere", "race"),
                ]);
                Some(Breakage::new(at).with(Edit::Link(at.to_string(), to.into())))
            },
        ),
        Kind::new("a folder is a file", RefuseFile, 4, |draw| {
            let path = match draw.rng.u8(..3) {
                0 => "src".to_string(),
                1 => "theme".to_string(),
                _ => {
                    let listings = draw.book.listings();
                    let name = draw.one(&listings)?;
                    format!("listings/{name}{}", draw.next(&["", "/src"]))
                }
            };
            Some(instead(path, |path| Edit::Write(path, b"text\n".to_vec())))
        }),
        Kind::new("a folder is not there", RefuseFile, 5, |draw| {
            let name = draw.next(&[
                "src",
                "listings",
                "theme",
                "listings/race",
                "listings/race/src",
            ]);
            Some(Breakage::new(name).with(Edit::Remove(name.to_string())))
        }),
        Kind::new("a listing's folder is empty", RefuseFile, 2, |draw| {
            let name = draw.next(&["other", "other-rejected"]);
            let path = format!("listings/{name}");
            Some(Breakage::new(path.as_str()).with(Edit::Folder(path.clone())))
        }),
        Kind::new(
            "a listing's folder has a name that is none",
            RefuseFile,
            7,
            |draw| {
                let name = draw.next(&[
                    "with space",
                    "Größe",
                    "UPPER",
                    "-x",
                    "a_b",
                    "...",
                    ".hidden",
                ]);
                let path = format!("listings/{name}");
                let copied = |file: &str| {
                    draw.text(&format!("listings/solution-all-orders/{file}"))
                        .to_string()
                };
                let manifest = copied("Cargo.toml").replace("solution-all-orders", "other");
                Some(
                    Breakage::new(path.as_str())
                        .write(format!("{path}/Cargo.toml"), manifest)
                        .write(format!("{path}/src/main.rs"), copied("src/main.rs"))
                        .write(format!("{path}/expected.txt"), copied("expected.txt")),
                )
            },
        ),
        Kind::new("a listing comes twice", Refuse, 2, |draw| {
            let (name, manifest) = draw.file_of_listing("Cargo.toml")?;
            let path = format!("listings/{name}-again");
            let folder = format!("listings/{name}/");
            let files: Vec<&str> = draw
                .book
                .sources
                .files()
                .filter(|file| file.starts_with(&folder))
                .collect();
            let mut broken = Breakage::new(format!("{path} like {manifest}"));
            for file in files {
                let copy = file.replacen(&folder, &format!("{path}/"), 1);
                broken = broken.write(copy, draw.text(file));
            }
            Some(broken)
        }),
        Kind::new(
            "a stray file beside the listings",
            Either("a file that is no listing is in nobody's way"),
            4,
            |draw| {
                let name = draw.next(&[
                    "listings/notes.txt",
                    "theme/notes.txt",
                    "src/notes.txt",
                    "notes.txt",
                ]);
                Some(Breakage::new(name).write(name, "text\n"))
            },
        ),
        Kind::new("a file of 50 MB", RefuseFile, 4, |draw| {
            let path = any(draw)?;
            let mut text = draw.text(&path).to_string();
            let comment = match path.rsplit('.').next() {
                Some("rs") => "// much\n",
                Some("toml" | "py") => "# much\n",
                _ => "much more\n",
            };
            text += &comment.repeat(50_000_000 / comment.len());
            Some(Breakage::new(path.as_str()).write(path.clone(), text))
        }),
    ];
    // Root may read everything.
    if !rustix::process::getuid().is_root() {
        kinds.push(Kind::new(
            "a file that nobody may read",
            RefuseFile,
            2,
            |draw| {
                let path = any(draw)?;
                let text = draw.text(&path).as_bytes().to_vec();
                Some(instead(path, |path| Edit::Locked(path, text)))
            },
        ));
    }
    kinds
}
