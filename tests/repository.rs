//! What must hold for the repository's own files.

mod support;

use press::problem::Problem;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use support::{assert_none, project, whole};

#[test]
fn every_test_of_the_book_is_registered() {
    let root = project().root;
    let manifests = ["Cargo.toml", "tools/press/Cargo.toml"]
        .map(|path| std::fs::read_to_string(root.join(path)).expect("the manifest can be read"))
        .concat();
    let problems: Vec<Problem> = std::fs::read_dir(root.join("tests"))
        .expect("tests/ can be read")
        .map(|entry| entry.expect("tests/ can be read").path())
        .map(|path| {
            if path.is_dir() {
                path.join("main.rs")
            } else {
                path
            }
        })
        .filter(|path| path.is_file())
        .filter(|path| {
            let name = path.strip_prefix(&root).unwrap_or(path).display();
            !manifests.contains(&format!("{name}\""))
        })
        .map(|path| {
            Problem::at(
                path.display().to_string(),
                "no Cargo.toml names this test, so it never runs",
            )
        })
        .collect();
    assert_none(&problems);
}

#[test]
fn cargo_run_and_the_tests_share_what_they_compile() {
    let run = features(&["--edges", "normal,build"]);
    let tests = features(&["--edges", "normal,build,dev", "--workspace"]);
    let problems: Vec<Problem> = run
        .iter()
        .filter(|(package, sets)| sets.len() > 1 || !sets.is_subset(&tests[*package]))
        .map(|(package, sets)| {
            let all: BTreeSet<&String> = sets.union(&tests[package]).collect();
            let what = format!("{package} is compiled more than once, with the features {all:?}");
            Problem::at("tools/press/Cargo.toml", what).next("name them all for press")
        })
        .collect();
    assert_none(&problems);
}

/// The sets of features with which each package is compiled, by its name and version.
fn features(edges: &[&str]) -> BTreeMap<String, BTreeSet<String>> {
    let tree = proofs::cargo()
        .args(["tree", "--locked", "--prefix", "none", "--no-dedupe"])
        .args(["--format", "{p}|{f}"])
        .args(edges)
        .current_dir(project().root)
        .output()
        .expect("cargo can be run");
    let said = String::from_utf8_lossy(&tree.stderr);
    assert!(tree.status.success(), "{said}");
    let mut features: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for line in String::from_utf8_lossy(&tree.stdout).lines() {
        let (package, set) = line.split_once('|').unwrap_or((line, ""));
        let package = package.split(' ').take(2).collect::<Vec<_>>().join(" ");
        features.entry(package).or_default().insert(set.to_string());
    }
    features
}

#[test]
fn only_chapters_lie_in_src() {
    let src = project().root.join("src");
    let problems: Vec<Problem> = walkdir::WalkDir::new(&src)
        .into_iter()
        .map(|entry| entry.expect("src/ can be read"))
        .filter(|entry| entry.file_type().is_file())
        .filter(|entry| entry.path().extension() != Some("md".as_ref()))
        .map(|entry| {
            let path = project().relative(entry.path());
            Problem::at(path, "this is no chapter")
                .next("drawings are made by press, from a run or an exploration")
        })
        .collect();
    assert_none(&problems);
}

#[test]
fn a_listing_can_be_copied_out() {
    let project = project();
    let mut problems = Vec::new();
    for entry in walkdir::WalkDir::new(project.listings()).max_depth(2) {
        let entry = entry.expect("listings/ can be read");
        if entry.file_name() != "Cargo.toml" {
            continue;
        }
        let text = std::fs::read_to_string(entry.path()).expect("a manifest can be read");
        for inherited in ["workspace", "path = \".."] {
            if text.contains(inherited) {
                let path = project.relative(entry.path());
                let what = format!("\"{inherited}\" ties it to this repository");
                problems.push(Problem::at(path, what));
            }
        }
    }
    assert_none(&problems);
}

#[test]
fn every_listing_is_described() {
    let project = project();
    let listings = whole(press::listing::Listings::load(&project));
    let problems: Vec<Problem> = listings
        .iter()
        .filter(|listing| listing.description == press::scaffold::PLACEHOLDER)
        .map(|listing| {
            let path = project.relative(&listing.folder.join("Cargo.toml"));
            Problem::at(path, "`description` is still the one that it was made with")
                .next("say in one sentence what the listing shows")
        })
        .collect();
    assert_none(&problems);
}

#[test]
fn every_listing_fits_on_a_page() {
    /// Lines of a program.
    const MOST: usize = 40;
    let project = project();
    let listings = whole(press::listing::Listings::load(&project));
    let length = |path: &Path| {
        let text = std::fs::read_to_string(path).expect("a program can be read");
        text.lines().count()
    };
    let problems: Vec<Problem> = listings
        .iter()
        .map(|listing| (listing, length(&listing.source())))
        .filter(|(_, lines)| *lines > MOST)
        .map(|(listing, lines)| {
            let path = project.relative(&listing.source());
            Problem::at(path, format!("{lines} lines, {MOST} at most"))
        })
        .collect();
    assert_none(&problems);
}

/// What cargo tells the compiler, and stays as it was when the checkout is moved.
const COMPILED_IN: [&str; 3] = ["CARGO_MANIFEST_DIR", "CARGO_BIN_EXE_", "OUT_DIR"];

/// Lines that have one of these nevertheless, and why.
const STAYS: [(&str, &str); 3] = [
    // Read by the compiler; the tests that are included take their folders from cargo.
    ("tests/snippets.rs", "include!(concat!(env!("),
    ("tests/snippets/guard.rs", "include_str!(concat!(env!("),
    // The last resort of a command that was installed from a clone.
    ("tools/proofs/src/repository.rs", "installed_from"),
];

#[test]
fn no_path_of_the_checkout_is_compiled_in() {
    let root = project().root;
    let files = ["build.rs", "listings", "tests", "tools"]
        .iter()
        .flat_map(|place| walkdir::WalkDir::new(root.join(place)))
        .map(|entry| entry.expect("the folder can be read").into_path())
        .filter(|path| path.extension() == Some("rs".as_ref()));
    let problems: Vec<Problem> = files
        .flat_map(|path| {
            let text = std::fs::read_to_string(&path).expect("a program is text");
            let name = project().relative(&path);
            compiled_in(&text)
                .into_iter()
                .filter(|(_, line)| {
                    let stays = |(file, part): &(&str, &str)| *file == name && line.contains(part);
                    !STAYS.iter().any(stays)
                })
                .map(|(number, line)| {
                    let what = format!("a path is compiled in: {line}");
                    let next =
                        "ask for it when the program runs: `proofs::root`, `proofs::compiled`";
                    Problem::at(&*name, what).line(number).next(next)
                })
                .collect::<Vec<_>>()
        })
        .collect();
    assert_none(&problems);
}

/// The lines, counted from 1, with a macro that compiles a path in.
fn compiled_in(text: &str) -> Vec<(usize, &str)> {
    let has = |line: &str| {
        let macros = COMPILED_IN.map(|name| format!("env!(\"{name}"));
        macros.iter().any(|found| line.contains(found))
    };
    let lines = text.lines().enumerate();
    let lines = lines.filter(|(_, line)| has(line));
    lines
        .map(|(index, line)| (index + 1, line.trim()))
        .collect()
}

#[test]
fn a_path_that_is_compiled_in_is_found() {
    let folder = format!("{}!(\"CARGO_MANIFEST_DIR\")", "env");
    let text = format!("fn main() {{\n    println!(\"{{}}\", {folder});\n}}\n");
    assert_eq!(compiled_in(&text).len(), 1);
    assert_eq!(compiled_in("std::env::var(\"CARGO_MANIFEST_DIR\")"), []);
}

#[test]
fn every_failure_that_contributing_shows_is_one_that_a_test_has_seen() {
    let root = project().root;
    let read = |path: &str| std::fs::read_to_string(root.join(path)).expect("the file is there");
    let tests = walkdir::WalkDir::new(root.join("tools/press/tests"))
        .into_iter()
        .map(|entry| entry.expect("the tests can be read").into_path());
    let seen: String = tests
        .filter(|path| path.is_file())
        .map(|path| std::fs::read_to_string(path).expect("a test is text"))
        .collect();
    // As the compiler reads it: a line of a text that goes on, and quotes within it.
    let mut text = String::new();
    for line in seen
        .lines()
        .map(|line| line.trim_start().replace("\\\"", "\""))
    {
        match line.strip_suffix('\\') {
            Some(goes_on) => text += goes_on,
            None => text += &(line + "\n"),
        }
    }
    // A test says where the complaint points to and what it says, perhaps in two texts.
    let place =
        regex::Regex::new(r"^(src/one\.md:[0-9]+|listings/one/Cargo\.toml): (the claim .it. )?")
            .expect("a pattern");
    let contributing = read("CONTRIBUTING.md");
    let (_, examples) = contributing
        .split_once("```text\n")
        .expect("examples are there");
    let (examples, _) = examples.split_once("\n```\n").expect("the examples end");
    let problems: Vec<Problem> = examples
        .lines()
        .enumerate()
        .filter(|(_, line)| !line.is_empty() && !line.starts_with("# "))
        .flat_map(|(index, line)| {
            let line = place.replace(line, "");
            let parts: Vec<String> = line.split("; ").map(str::to_string).collect();
            parts.into_iter().map(move |part| (index, part))
        })
        .filter(|(_, part)| !text.contains(part.as_str()))
        .map(|(index, part)| {
            let what = format!("example {}: no test has seen `{part}`", index + 1);
            Problem::at("CONTRIBUTING.md", what)
        })
        .collect();
    assert_none(&problems);
}

#[test]
fn what_the_workflows_use_is_pinned_and_what_they_may_do_is_said() {
    let folder = project().root.join(".github/workflows");
    let pinned = regex::Regex::new(r"^[\w./-]+@[0-9a-f]{40} # v[0-9.]+$").expect("a pattern");
    let mut problems = Vec::new();
    for entry in std::fs::read_dir(folder).expect("there are workflows") {
        let path = entry.expect("the folder can be read").path();
        let text = std::fs::read_to_string(&path).expect("a workflow is text");
        let path = project().relative(&path);
        if !text.lines().any(|line| line.starts_with("permissions:")) {
            let what = "this workflow may do all that its repository allows";
            problems.push(Problem::at(&path, what).next("say `permissions:` at its top"));
        }
        for (index, line) in text.lines().enumerate() {
            if let Some((_, action)) = line.split_once("uses: ")
                && !pinned.is_match(action)
            {
                let what = format!("{action} can change under this name");
                let problem = Problem::at(&path, what).line(index + 1);
                problems.push(problem.next("name its commit, and the version behind `# `"));
            }
        }
    }
    assert_none(&problems);
}
