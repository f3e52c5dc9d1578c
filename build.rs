//! Hands the chapters to skeptic, which makes a test of every Rust fence.

use press::problem::Problems;
use press::project::Project;
use press::snippets::{self, Prepared};
use std::env;
use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::SystemTime;

/// The program that stands between skeptic and rustc.
const SHIM: &str = "tests/snippets/rustc.rs";

fn main() {
    // skeptic has cargo watch the copies that it reads; what must be watched is what they are
    // made from.
    for source in ["book.toml", "src", "listings", SHIM] {
        println!("cargo::rerun-if-changed={source}");
    }
    let out = PathBuf::from(variable("OUT_DIR"));
    let project = Project::at(PathBuf::from(variable("CARGO_MANIFEST_DIR")));
    let tests = match snippets::prepare(&project) {
        Ok(chapters) => hand_over(&out, &chapters),
        Err(problems) => failing_test(&problems),
    };
    write_if_changed(&out.join("snippets.rs"), &tests);
    compile_shim(&out);
}

/// Lets skeptic make the tests; returns them with our guard in skeptic's place.
fn hand_over(out: &Path, chapters: &[Prepared]) -> String {
    let folder = out.join("chapters");
    fs::create_dir_all(&folder).expect("the build folder can be written");
    let mut files = Vec::new();
    for chapter in chapters {
        let file = folder.join(format!("{}.md", chapter.stem));
        write_if_changed(&file, &chapter.text);
        // Cargo runs this script again if a file that is watched is newer than the script's
        // start, and skeptic has the copies watched.
        File::options()
            .write(true)
            .open(&file)
            .and_then(|file| file.set_modified(SystemTime::UNIX_EPOCH))
            .expect("the build folder can be written");
        files.push(file);
    }
    write_if_changed(&out.join("places.txt"), &snippets::places(chapters));
    skeptic::generate_doc_tests(&files);
    fs::read_to_string(out.join("skeptic-tests.rs"))
        .expect("skeptic has written the tests")
        .replacen("extern crate skeptic;", "use crate::guard as skeptic;", 1)
}

/// A broken chapter is a red test with one clear line, not a failed build script.
fn failing_test(problems: &Problems) -> String {
    let message = problems.to_string();
    format!("#[test]\nfn every_chapter_can_be_read() {{\n    panic!(\"{{}}\", {message:?});\n}}\n")
}

fn compile_shim(out: &Path) {
    let shim = out.join("rustc-for-snippets");
    let rustc = variable("RUSTC");
    let status = Command::new(&rustc)
        .args(["--edition", "2024", SHIM, "-o"])
        .arg(&shim)
        .env("SNIPPETS_RUSTC", &rustc)
        .status()
        .expect("rustc can be run");
    assert!(status.success(), "{SHIM} does not compile");
    // Cargo sets this for the tests, too, and skeptic calls what it names.
    println!("cargo::rustc-env=RUSTC={}", shim.display());
    println!("cargo::rustc-env=SNIPPETS_TARGET={}", variable("TARGET"));
}

fn write_if_changed(path: &Path, text: &str) {
    if fs::read_to_string(path).is_ok_and(|old| old == text) {
        return;
    }
    fs::write(path, text).expect("the build folder can be written");
}

fn variable(name: &str) -> String {
    env::var(name).unwrap_or_else(|e| panic!("cargo sets {name}: {e}"))
}
