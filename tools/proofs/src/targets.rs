//! The programs and the library of a package, as cargo finds them.

use crate::program::Library;
use std::fs;
use std::path::{Path, PathBuf};
use toml::{Table, Value};

/// The programs of a package.
pub struct Targets {
    /// Each by its name, with its main file.
    programs: Vec<(String, PathBuf)>,
    /// The one that is meant if nobody says which.
    default: Option<String>,
}

fn text<'t>(table: &'t Value, key: &str) -> Option<&'t str> {
    table.get(key).and_then(Value::as_str)
}

fn package_name(manifest: &Table) -> String {
    let about = manifest.get("package");
    let name = about.and_then(|about| text(about, "name"));
    name.unwrap_or_default().into()
}

/// The library of the package in this folder, if it has one that a program can use.
pub fn library(folder: &Path, manifest: &Table) -> Option<Library> {
    let about = manifest.get("lib");
    let is_macro = about.and_then(|about| about.get("proc-macro"));
    if is_macro.and_then(Value::as_bool) == Some(true) {
        return None;
    }
    let path = about.and_then(|about| text(about, "path"));
    let main = folder.join(path.unwrap_or("src/lib.rs"));
    let name = about.and_then(|about| text(about, "name").map(String::from));
    let name = name
        .unwrap_or_else(|| package_name(manifest))
        .replace('-', "_");
    main.is_file().then_some(Library { name, main })
}

impl Targets {
    /// The programs of the package in this folder: those that the manifest lists, and those that are
    /// where cargo looks for them.
    pub fn of(folder: &Path, manifest: &Table) -> Targets {
        let about = manifest.get("package");
        let listed = manifest.get("bin").and_then(Value::as_array);
        let mut programs: Vec<(String, PathBuf)> = Vec::new();
        for bin in listed.into_iter().flatten() {
            let name = text(bin, "name").unwrap_or_default();
            let path = match text(bin, "path") {
                Some(path) => folder.join(path),
                None if name == package_name(manifest) => folder.join("src/main.rs"),
                None => folder.join(format!("src/bin/{name}.rs")),
            };
            programs.push((name.into(), path));
        }
        let looks = about.and_then(|about| about.get("autobins"));
        if looks.and_then(Value::as_bool) != Some(false) {
            let found = [(package_name(manifest), folder.join("src/main.rs"))];
            for (name, path) in found.into_iter().chain(in_bin(&folder.join("src/bin"))) {
                let known = |(other, at): &(String, PathBuf)| *other == name || *at == path;
                if path.is_file() && !programs.iter().any(known) {
                    programs.push((name, path));
                }
            }
        }
        let default = about.and_then(|about| text(about, "default-run"));
        Targets {
            programs,
            default: default.map(String::from),
        }
    }

    /// The main file of the program that is wanted; without a wish, of the only one or the default.
    pub fn choose(self, wanted: Option<&str>) -> Result<PathBuf, String> {
        let names: Vec<&str> = self.programs.iter().map(|(name, _)| &**name).collect();
        let all = names.join(", ");
        let wanted = match (wanted.or(self.default.as_deref()), &*names) {
            (Some(wanted), _) => wanted,
            (None, [only]) => only,
            (None, []) => return Err("the package has no program, only a library".into()),
            (None, _) => {
                return Err(format!(
                    "the package has several programs, {all}; choose one with --bin"
                ));
            }
        };
        let found = self.programs.iter().find(|(name, _)| name == wanted);
        found
            .map(|(_, path)| path.clone())
            .ok_or_else(|| format!("the package has no program {wanted:?}, only {all}"))
    }
}

/// What lies in the folder `src/bin`.
fn in_bin(folder: &Path) -> Vec<(String, PathBuf)> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let mut found: Vec<(String, PathBuf)> = entries
        .map(|entry| entry.path())
        .filter_map(|path| {
            let name = path.file_stem()?.to_str()?.to_string();
            let main = if path.is_dir() {
                path.join("main.rs")
            } else {
                path
            };
            let is_program = main.extension() == Some("rs".as_ref());
            is_program.then_some((name, main))
        })
        .collect();
    found.sort();
    found
}
