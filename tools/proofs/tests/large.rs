//! Large programs come to a result: all outcomes, or some and the bound at which the search stopped.

use proofs::{Options, Program, build, side_by_side};
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// What a search may take, in kB.
const MEMORY: &str = "1000000";

#[test]
fn large_programs_come_to_a_result_in_a_gigabyte() {
    let folder = proofs::root().join("tools/proofs/tests/large");
    let mut paths: Vec<PathBuf> = fs::read_dir(folder)
        .expect("the programs are there")
        .map(|entry| entry.expect("the folder can be read").path())
        .collect();
    paths.sort();
    let find = |path: &PathBuf| {
        let path = path.to_str().expect("the path is UTF-8");
        Program::find(path, &Options::default()).expect("it is there")
    };
    let programs: Vec<Program> = paths.iter().map(find).collect();
    let built = build("large", &programs).expect("they compile");
    let built = paths.iter().zip(&built);
    let wrong = side_by_side(built, |(path, explorer)| wrong_about(path, explorer));
    let wrong: Vec<String> = wrong.into_iter().flatten().collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

fn wrong_about(path: &Path, explorer: &Path) -> Option<String> {
    let name = path.display();
    let text = fs::read_to_string(path).expect("it can be read");
    let comment: Vec<&str> = text
        .lines()
        .map_while(|line| line.strip_prefix("//!"))
        .map(str::trim)
        .collect();
    let derived: BTreeSet<&str> = outcomes(comment.iter().copied()).collect();
    let output = Command::new("sh")
        .args(["-c", "ulimit -d \"$1\" && exec \"$0\" --lines"])
        .arg(explorer)
        .arg(MEMORY)
        .output()
        .expect("there is a shell");
    let said = String::from_utf8_lossy(&output.stdout);
    let found: BTreeSet<&str> = outcomes(said.lines()).collect();
    let cut: Vec<&str> = said
        .lines()
        .filter(|line| line.starts_with("cut: "))
        .collect();
    let bound = |line: &&str| line.starts_with("cut: the search was cut after ");
    let fine = output.status.success()
        && found == derived
        && cut.iter().all(bound)
        && (cut.is_empty() || !comment.contains(&"complete"));
    (!fine).then(|| {
        let errors = String::from_utf8_lossy(&output.stderr);
        format!("{name}: {}: {said}{errors}", output.status)
    })
}

fn outcomes<'a>(lines: impl Iterator<Item = &'a str>) -> impl Iterator<Item = &'a str> {
    lines.filter_map(|line| line.strip_prefix("outcome: "))
}
