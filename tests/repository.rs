//! What must hold for the repository's own files.

mod support;

use press::problem::Problem;
use std::path::Path;
use support::{assert_none, project};

#[test]
fn every_test_of_the_book_is_registered() {
    let root = project().root;
    let manifests = ["Cargo.toml", "tools/press/Cargo.toml"]
        .map(|path| std::fs::read_to_string(root.join(path)).expect("the manifest can be read"))
        .concat();
    let problems: Vec<Problem> = std::fs::read_dir(root.join("tests"))
        .expect("tests/ can be read")
        .map(|entry| entry.expect("tests/ can be read").path())
        .filter(|path| path.extension().is_some_and(|ending| ending == "rs"))
        .filter(|path| {
            let name = path.file_name().unwrap_or_default().to_string_lossy();
            !manifests.contains(&format!("tests/{name}\""))
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
fn only_chapters_lie_in_src() {
    let src = project().root.join("src");
    let problems: Vec<Problem> = walkdir::WalkDir::new(&src)
        .into_iter()
        .map(|entry| entry.expect("src/ can be read"))
        .filter(|entry| entry.file_type().is_file())
        .filter(|entry| entry.path().extension() != Some("md".as_ref()))
        .map(|entry| Problem::at(entry.path().display().to_string(), "this is no chapter"))
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
fn every_listing_fits_on_a_page() {
    /// Lines of a program.
    const MOST: usize = 40;
    let project = project();
    let listings = press::listing::Listings::load(&project)
        .unwrap_or_else(|problems| panic!("\n{problems}\n"));
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
