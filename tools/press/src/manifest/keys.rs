//! Keys of a listing's manifest that do nothing there, or nothing that a listing may do.

use crate::project::Project;
use std::path::Path;

/// What a listing's manifest has no use for: a build script, a library, a dependency from elsewhere;
/// each with the start of its line.
pub fn foreign(project: &Project, folder: &Path, manifest: &str) -> Vec<(String, String)> {
    const TABLES: [&str; 5] = ["bin", "dependencies", "features", "lints", "package"];
    const PACKAGE: [&str; 7] = [
        "description",
        "edition",
        "license",
        "metadata",
        "name",
        "publish",
        "version",
    ];
    const BIN: [&str; 4] = ["name", "path", "required-features", "test"];
    let tables = toml::from_str::<toml::Table>(manifest).unwrap_or_default();
    let mut foreign = Vec::new();
    let mut add = |start: String, what: String| foreign.push((start, what));
    let no_use = |key: &str| format!("a listing has no use for `{key}`; leave it out");
    for key in tables.keys().filter(|key| !TABLES.contains(&key.as_str())) {
        add(format!("[{key}"), no_use(key));
    }
    let package = tables.get("package").and_then(toml::Value::as_table);
    let keys = package.into_iter().flat_map(toml::Table::keys);
    // How a listing is run and explored is looked for elsewhere.
    let is_option = |key: &String| OPTIONS.contains(&key.as_str());
    for key in keys.filter(|key| !PACKAGE.contains(&key.as_str()) && !is_option(key)) {
        add(key.clone(), no_use(key));
    }
    let bins = tables.get("bin").and_then(toml::Value::as_array);
    for bin in bins.into_iter().flatten().filter_map(toml::Value::as_table) {
        for key in bin
            .keys()
            .filter(|key| !BIN.contains(&key.as_str()) && !is_option(key))
        {
            add(key.clone(), no_use(key));
        }
        let path = bin.get("path").and_then(toml::Value::as_str);
        if path.is_some_and(|path| path != "src/main.rs") {
            add(
                "path".to_string(),
                "`path` should be \"src/main.rs\"".to_string(),
            );
        }
    }
    let dependencies = tables.get("dependencies").and_then(toml::Value::as_table);
    // A crate of the book's own may be one, another listing not.
    let is_own = |path: &str| {
        let path = folder.join(path).canonicalize().unwrap_or_default();
        let real = |folder: &Path| folder.canonicalize().unwrap_or_default();
        path.starts_with(real(&project.root)) && !path.starts_with(real(&project.listings()))
    };
    for (name, dependency) in dependencies.into_iter().flatten() {
        let elsewhere = ["path", "git", "registry"];
        let elsewhere = elsewhere.iter().find(|key| match dependency.get(key) {
            None => false,
            Some(path) if **key == "path" => !is_own(path.as_str().unwrap_or_default()),
            Some(_) => true,
        });
        if let Some(key) = elsewhere {
            let what = format!("the dependency {name} is none of crates.io: it has a `{key}`");
            add(format!("[dependencies.{name}]"), what);
        }
    }
    foreign
}

/// Keys of [package.metadata.listing].
const OPTIONS: [&str; 5] = ["alone", "explore", "limit", "release", "unexplored"];

/// Keys of [package.metadata.listing] that stand elsewhere, and tables beside it.
pub fn misplaced(manifest: &str) -> Vec<String> {
    let tables = toml::from_str::<toml::Table>(manifest).unwrap_or_default();
    let package = tables.get("package").and_then(toml::Value::as_table);
    let bins = tables.get("bin").and_then(toml::Value::as_array);
    let bins = bins.into_iter().flatten().filter_map(toml::Value::as_table);
    let places = [Some(&tables), package].into_iter().flatten().chain(bins);
    let keys = places
        .flat_map(|table| OPTIONS.into_iter().filter(|key| table.contains_key(*key)))
        .map(str::to_string);
    let metadata = package.and_then(|package| package.get("metadata")?.as_table());
    let others = metadata.into_iter().flat_map(toml::Table::keys);
    let others = others.filter(|key| *key != "listing");
    keys.chain(others.map(|key| format!("package.metadata.{key}")))
        .collect()
}
