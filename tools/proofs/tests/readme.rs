//! The explorer's README leads from a new package to exactly the outcomes that it shows.

use std::fs;
use std::process::Command;

const MANIFEST: &str = "[package]\nname = \"race\"\nversion = \"0.1.0\"\nedition = \"2024\"\n\n\
                        [dependencies]\n\n[workspace]\n";

#[test]
fn the_first_program_does_what_the_readme_says() {
    let readme = proofs::root().join("tools/explorer/README.md");
    let text = fs::read_to_string(readme).expect("the README is there");
    let program = block(&text, "```rust\n").expect("it has a program");
    let shown = block(&text, "```console\n$ proofs .\n").expect("it has the outcomes");
    let package = proofs::home("readme").join("race");
    fs::create_dir_all(package.join("src")).expect("target can be written");
    fs::write(package.join("Cargo.toml"), MANIFEST).expect("target can be written");
    fs::write(package.join("src/main.rs"), program).expect("target can be written");
    let output = Command::new(proofs::compiled("proofs"))
        .arg(".")
        .current_dir(package)
        .output()
        .expect("proofs can be run");
    let found = String::from_utf8_lossy(&output.stdout);
    assert_eq!(found.trim_end(), shown.trim_end());
}

/// The first block that begins like this.
fn block<'a>(text: &'a str, start: &str) -> Option<&'a str> {
    text.split_once(start)?.1.split_once("\n```").map(|it| it.0)
}
