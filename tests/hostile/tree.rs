//! What lies below a folder, to be compared with what lay there before, and to be put back.

use std::collections::BTreeMap;
use std::ffi::OsStr;
use std::fs;
use std::io::Result;
use std::path::{Path, PathBuf};

/// Everything below a folder, by its path there.
#[derive(Clone, Default, PartialEq)]
pub struct Tree(pub BTreeMap<PathBuf, Node>);

#[derive(Clone, PartialEq)]
pub enum Node {
    File(Vec<u8>),
    Folder,
    Link(PathBuf),
    /// A pipe or whatever else cannot be read to its end.
    Other,
}

impl Tree {
    /// What is there now, without the folders of the root that are called as in `without`.
    pub fn read(root: &Path, without: &[&str]) -> Result<Tree> {
        let mut tree = Tree::default();
        tree.add(root, Path::new(""), without)?;
        Ok(tree)
    }

    fn add(&mut self, root: &Path, below: &Path, without: &[&str]) -> Result<()> {
        for entry in fs::read_dir(root.join(below))? {
            let entry = entry?;
            let name = entry.file_name();
            let is_root = below.as_os_str().is_empty();
            if is_root && without.iter().any(|out| OsStr::new(out) == name) {
                continue;
            }
            let path = below.join(name);
            let kind = entry.file_type()?;
            let node = if kind.is_symlink() {
                Node::Link(fs::read_link(entry.path())?)
            } else if kind.is_dir() {
                self.add(root, &path, without)?;
                Node::Folder
            } else if kind.is_file() {
                Node::File(fs::read(entry.path())?)
            } else {
                Node::Other
            };
            self.0.insert(path, node);
        }
        Ok(())
    }

    /// The paths at which the two differ.
    pub fn differences(&self, other: &Tree) -> Vec<String> {
        let paths = self.0.keys().chain(other.0.keys());
        let mut differing: Vec<String> = paths
            .filter(|path| self.0.get(*path) != other.0.get(*path))
            .map(|path| path.display().to_string())
            .collect();
        differing.sort();
        differing.dedup();
        differing
    }

    /// Makes the folder what it was when this was read; `without` as it was then.
    pub fn restore(&self, root: &Path, without: &[&str]) -> Result<()> {
        let now = Tree::read(root, without)?;
        // What lies in a folder comes after it.
        for (path, node) in now.0.iter().rev() {
            let was = self.0.get(path);
            if was == Some(node)
                || (was.is_some() && matches!((was, node), (Some(Node::File(_)), Node::File(_))))
            {
                continue;
            }
            match node {
                Node::Folder => fs::remove_dir(root.join(path))?,
                _ => fs::remove_file(root.join(path))?,
            }
        }
        for (path, node) in &self.0 {
            if now.0.get(path) == Some(node) {
                continue;
            }
            match node {
                Node::File(bytes) => fs::write(root.join(path), bytes)?,
                Node::Folder => fs::create_dir(root.join(path))?,
                Node::Link(to) => std::os::unix::fs::symlink(to, root.join(path))?,
                Node::Other => {}
            }
        }
        Ok(())
    }

    /// The text of a file; empty where there is none, or no text.
    pub fn text(&self, path: &str) -> &str {
        match self.0.get(Path::new(path)) {
            Some(Node::File(bytes)) => std::str::from_utf8(bytes).unwrap_or_default(),
            _ => "",
        }
    }

    /// The paths of all files, as text.
    pub fn files(&self) -> impl Iterator<Item = &str> {
        self.0
            .iter()
            .filter(|(_, node)| matches!(node, Node::File(_)))
            .filter_map(|(path, _)| path.to_str())
    }
}
