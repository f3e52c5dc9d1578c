//! What the explorer does with each of std's stable items: models it, passes it on, or refuses it by name.
//!
//! `surface/std.txt` has them all, made by `surface/list.py` from the documentation of std 1.95 that
//! comes with the compiler, with a line of Rust for each that compiles only if the item is there with
//! that signature. Of most modules only the name is listed; of those about threads, every item, method
//! and trait.

use proofs::{EXPLORER, Options, Program};
use std::collections::BTreeMap;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::Command;

/// An item, and what is said about it.
#[derive(Clone)]
struct Item {
    status: String,
    path: String,
    probe: String,
}

#[test]
fn every_listed_item_is_in_std() {
    let items = list();
    let file = folder().join("real.rs");
    let lines = write(&file, &items);
    let output = Command::new(std::env::var_os("RUSTC").unwrap_or("rustc".into()))
        .args(["--edition=2024", "--crate-type=lib", "--emit=metadata"])
        .args(["--error-format=short", "-o"])
        .arg(folder().join("real.rmeta"))
        .arg(&file)
        .output()
        .expect("rustc can be run");
    let errors = errors(&output.stderr);
    let wrong: Vec<String> = lines
        .iter()
        .filter_map(|(line, item)| Some(format!("{}: {}", item.path, errors.get(line)?)))
        .collect();
    assert!(wrong.is_empty(), "not in std:\n{}", wrong.join("\n"));
    assert!(output.status.success(), "{errors:?}");
}

#[test]
fn what_the_explorer_has_compiles_and_what_it_refuses_names_itself() {
    let wrong = against_the_explorer("list", &list());
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn an_item_that_is_said_to_be_there_or_not_and_is_otherwise_is_noticed() {
    let item = |status: &str, path: &str| Item {
        status: status.into(),
        path: path.into(),
        probe: format!("use ::std::{path} as NAME;"),
    };
    let items = [
        item("modelled", "sync::Sieve"),
        item("modelled", "sync::Mutex"),
        item("refused", "sync::Barrier"),
        item("refused", "io::stdin"),
    ];
    let wrong = against_the_explorer("otherwise", &items);
    assert_eq!(wrong.len(), 2, "{wrong:?}");
    assert!(wrong[0].starts_with("sync::Sieve: modelled, but "));
    assert!(wrong[1].starts_with("sync::Barrier: refused, but "));
}

/// The documentation is not installed everywhere; where it is, nothing in it is missing here.
#[test]
fn the_list_is_that_of_the_documentation() {
    let sysroot = Command::new(std::env::var_os("RUSTC").unwrap_or("rustc".into()))
        .args(["--print", "sysroot"])
        .output()
        .expect("rustc can be run");
    let sysroot = String::from_utf8(sysroot.stdout).expect("a path in UTF-8");
    let docs = Path::new(sysroot.trim()).join("share/doc/rust/html/std");
    if !docs.exists() {
        skip("std's documentation is not installed; get it with `rustup component add rust-docs`");
        return;
    }
    let here = proofs::root().join("tools/proofs/tests/surface");
    let made = Command::new("python3")
        .arg(here.join("list.py"))
        .arg(docs)
        .arg(here.join("std.txt"))
        .output()
        .expect("python3 can be run");
    assert!(
        made.status.success(),
        "{}",
        String::from_utf8_lossy(&made.stderr)
    );
    let kept = fs::read_to_string(here.join("std.txt")).expect("the list is there");
    let made = String::from_utf8_lossy(&made.stdout);
    let new: Vec<&str> = made
        .lines()
        .filter(|line| !kept.lines().any(|kept| kept == *line))
        .collect();
    let gone: Vec<&str> = kept
        .lines()
        .filter(|line| !made.lines().any(|made| made == *line))
        .collect();
    assert!(
        new.is_empty() && gone.is_empty(),
        "only in the documentation:\n{}\nonly in the list:\n{}",
        new.join("\n"),
        gone.join("\n")
    );
}

/// Says visibly that a check was left out; where everything must be checked, fails instead.
#[track_caller]
fn skip(why: &str) {
    assert!(
        std::env::var_os("BOOK_CI").is_none(),
        "nothing may be skipped here: {why}"
    );
    // Unlike `eprintln!` this is shown for a test that passes, too.
    let _ = writeln!(std::io::stderr(), "skipped: {why}");
}

fn list() -> Vec<Item> {
    let path = proofs::root().join("tools/proofs/tests/surface/std.txt");
    let text = fs::read_to_string(path).expect("the list is there");
    let items = text.lines().filter_map(|line| {
        let mut parts = line.split('\t').map(String::from);
        let (status, path, probe) = (parts.next()?, parts.next()?, parts.next()?);
        // Only these processors have it.
        let is_x86 = cfg!(any(target_arch = "x86", target_arch = "x86_64"));
        if path == "is_x86_feature_detected!" && !is_x86 {
            return None;
        }
        let known = ["modelled", "passed on", "refused"].contains(&&*status);
        assert!(known, "{path}: nobody has said what the explorer does");
        Some(Item {
            status,
            path,
            probe,
        })
    });
    items.collect()
}

/// What is not as the items' statuses say.
fn against_the_explorer(name: &str, items: &[Item]) -> Vec<String> {
    let is_refused = |item: &&Item| item.status == "refused";
    let there: Vec<Item> = items.iter().filter(|i| !is_refused(i)).cloned().collect();
    let mut refused: Vec<Item> = items.iter().filter(is_refused).cloned().collect();
    for item in refused
        .iter_mut()
        .filter(|item| !item.path.contains([' ', '!']))
    {
        // The name alone: in the signature there may be others that are refused, too.
        item.probe = format!("use ::std::{} as NAME;", item.path);
    }
    // The compiler looks at types only if all names are known, so it says what is wrong in rounds.
    let mut wrong = Vec::new();
    let mut left = there.clone();
    loop {
        let failed = failing(&format!("{name}-there"), &left);
        left.retain(|item| !failed.contains_key(&item.path));
        wrong.extend(
            there
                .iter()
                .filter_map(|item| Some((item, failed.get(&item.path)?)))
                .map(|(item, error)| format!("{}: {}, but {error}", item.path, item.status)),
        );
        if failed.is_empty() {
            break;
        }
    }
    loop {
        let failed = failing(&format!("{name}-refused"), &refused);
        wrong.extend(
            failed
                .iter()
                .filter(|(path, error)| !error.contains(named(path)))
                .map(|(path, error)| format!("{path}: refused, but without its name: {error}")),
        );
        if failed.is_empty() {
            break;
        }
        refused.retain(|item| !failed.contains_key(&item.path));
    }
    wrong.extend(
        refused
            .iter()
            .map(|item| format!("{}: refused, but it compiles", item.path)),
    );
    wrong
}

/// The name that an error about the item has to say.
fn named(path: &str) -> &str {
    let part = path.rsplit(": ").next().unwrap_or(path);
    let part = part.rsplit(" for ").next().unwrap_or(part);
    let part = part.rsplit("::").next().unwrap_or(part);
    let end = part.find(|c: char| !c.is_alphanumeric() && c != '_');
    &part[..end.unwrap_or(part.len())]
}

/// The items that do not compile against the explorer, and what the compiler says.
fn failing(name: &str, items: &[Item]) -> BTreeMap<String, String> {
    if items.is_empty() {
        return BTreeMap::new();
    }
    let file = folder().join(format!("{name}.rs"));
    let lines = write(&file, items);
    let path = file.to_str().expect("the path is UTF-8");
    let program = Program::find(path, &Options::default()).expect("it was written");
    let output = proofs::write(&EXPLORER, &proofs::home("surface"), &[program])
        .expect("the package can be written")
        .arg("--message-format=short")
        .output()
        .expect("cargo can be run");
    let errors = errors(&output.stderr);
    let failed: BTreeMap<String, String> = lines
        .iter()
        .filter_map(|(line, item)| Some((item.path.clone(), errors.get(line)?.clone())))
        .collect();
    let text = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success() || !failed.is_empty(), "{text}");
    failed
}

/// Writes a program with a line for each item; says which line is whose.
fn write<'a>(file: &Path, items: &'a [Item]) -> BTreeMap<usize, &'a Item> {
    let mut text = String::from("#![allow(warnings)]\nfn main() {}\n");
    let mut lines = BTreeMap::new();
    for (number, item) in items.iter().enumerate() {
        lines.insert(text.lines().count() + 1, item);
        let probe = item.probe.replace("NAME", "probe_of");
        text += &format!("mod item_{number} {{ {probe} }}\n");
    }
    fs::write(file, text).expect("target can be written");
    lines
}

fn folder() -> PathBuf {
    let folder = proofs::home("surface").join("probes");
    fs::create_dir_all(&folder).expect("target can be written");
    folder
}

/// The first error of every line, as `path:line:column: error…` says it.
fn errors(stderr: &[u8]) -> BTreeMap<usize, String> {
    let mut errors = BTreeMap::new();
    for line in String::from_utf8_lossy(stderr).lines() {
        let mut parts = line.splitn(4, ':');
        let (Some(_), Some(number), Some(_), Some(text)) =
            (parts.next(), parts.next(), parts.next(), parts.next())
        else {
            continue;
        };
        if let (Ok(number), true) = (number.parse(), text.trim().starts_with("error")) {
            errors.entry(number).or_insert(text.trim().into());
        }
    }
    errors
}
