//! The copy of the real book that is broken, and put back after each breakage.

use crate::attempt;
use crate::tree::{Node, Tree};
use press::copy;
use press::project::Project;
use regex::Regex;
use std::collections::BTreeMap;
use std::fs;
use std::io::Result;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

/// What press makes, and may write to.
pub const MADE: [&str; 2] = ["target", "book"];
/// What cargo makes is not put back: it finds out itself what it must make again.
const COMPILED: [&str; 3] = ["build", "compiled", "explored"];

/// Stands beside the copy, and on no page.
pub const SECRET: &str = "the combination is 5-1-8-2-9";

/// Pages and everything beside them, by name; names and texts without what differs from day to day
/// and from content to content.
pub type Pages = BTreeMap<String, Vec<u8>>;

pub struct Book {
    /// The folder around the copy.
    pub home: PathBuf,
    pub root: PathBuf,
    /// What the book is made from.
    pub sources: Tree,
    /// What press keeps of the whole book.
    pub kept: Tree,
    /// The pages of the whole book.
    pub pages: Pages,
}

impl Book {
    /// A copy of the project's book, whatever an earlier run has left of it; `build` builds it.
    pub fn copied(project: &Project, mut build: impl FnMut(&Path, &Path)) -> Result<Book> {
        let home = project.work.join("hostile");
        let root = home.join("book");
        fs::create_dir_all(&root)?;
        attempt::end_all(&home);
        // Only what press keeps, and cargo, survives: a killed run may have left anything else.
        for entry in fs::read_dir(&root)? {
            let path = entry?.path();
            if path.file_name().is_some_and(|name| name != "target") {
                remove(&path)?;
            }
        }
        let original = fs::read(project.root.join("Cargo.lock"))?;
        let (from, lock) = (home.join("original.lock"), home.join("Cargo.lock"));
        let is_known = fs::read(&from).is_ok_and(|known| known == original);
        if is_known && lock.exists() {
            fs::copy(&lock, root.join("Cargo.lock"))?;
        }
        copy::book(project, &root).map_err(std::io::Error::other)?;
        fs::write(home.join("secret.txt"), format!("{SECRET}\n"))?;
        // They are the same wherever the book lies, and take minutes.
        for kept in ["explorations", "graphs"] {
            let from = project.work.join(kept);
            copy::copy_files(&from, &root.join("target/press").join(kept))
                .map_err(std::io::Error::other)?;
        }

        build(&root, &home);
        // cargo leaves out of the lock what only the tools need; from then on it stays as it is.
        build(&root, &home);
        fs::copy(root.join("Cargo.lock"), &lock)?;
        fs::write(&from, &original)?;
        Ok(Book {
            sources: Tree::read(&root, &MADE)?,
            kept: Tree::read(&root.join("target/press"), &COMPILED)?,
            pages: pages(&root)?,
            home,
            root,
        })
    }

    /// Undoes everything but what cargo has made.
    pub fn restore(&self) -> Result<()> {
        self.sources.restore(&self.root, &MADE)?;
        self.kept
            .restore(&self.root.join("target/press"), &COMPILED)
    }

    /// What press keeps now that is no part of what it kept before, by the name of its folder.
    pub fn newly_kept(&self) -> Result<Vec<String>> {
        let now = Tree::read(&self.root.join("target/press"), &COMPILED)?;
        let is_new = |path: &Path| !self.kept.0.contains_key(path);
        let folders = now.0.iter().filter(|(_, node)| **node == Node::Folder);
        Ok(folders
            .filter(|(path, _)| is_new(path))
            .map(|(path, _)| path.display().to_string())
            .collect())
    }

    /// The names of all listings.
    pub fn listings(&self) -> Vec<&str> {
        let files = self.sources.files();
        files
            .filter_map(|file| file.strip_prefix("listings/")?.strip_suffix("/Cargo.toml"))
            .collect()
    }

    /// The chapters that SUMMARY.md names.
    pub fn chapters(&self) -> Vec<&str> {
        let summary = self.sources.text("src/SUMMARY.md");
        let is_chapter = |file: &&str| {
            let name = file.strip_prefix("src/").unwrap_or_default();
            summary.contains(&format!("({name})"))
        };
        self.sources.files().filter(is_chapter).collect()
    }
}

/// The pages below the root, in a form in which equal pages are equal.
pub fn pages(root: &Path) -> Result<Pages> {
    static HASH: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"-[0-9a-f]{8}\.(css|js|png|svg|woff2)").expect("it is written here")
    });
    static BUILT: LazyLock<Regex> =
        LazyLock::new(|| Regex::new(r"Built on [^<]*").expect("it is written here"));
    let folder = root.join("book");
    if !folder.exists() {
        return Ok(Pages::new());
    }
    let tree = Tree::read(&folder, &[])?;
    let files = tree.0.into_iter().filter_map(|(path, node)| match node {
        Node::File(bytes) => Some((path.display().to_string(), bytes)),
        _ => None,
    });
    Ok(files
        .map(|(name, bytes)| {
            let bytes = match String::from_utf8(bytes) {
                Ok(text) => {
                    let text = HASH.replace_all(&text, ".$1");
                    BUILT.replace_all(&text, "").into_owned().into_bytes()
                }
                Err(error) => error.into_bytes(),
            };
            (HASH.replace_all(&name, ".$1").into_owned(), bytes)
        })
        .collect())
}

fn remove(path: &Path) -> Result<()> {
    match fs::symlink_metadata(path)?.is_dir() {
        true => fs::remove_dir_all(path),
        false => fs::remove_file(path),
    }
}
