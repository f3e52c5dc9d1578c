//! The programs with derived outcomes, compiled once against the explorer.

#![allow(dead_code, reason = "each test uses a part")]

use proofs::{Options, Program};
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::LazyLock;

/// A program, and what its comment says about it.
pub struct Case {
    /// The file's stem.
    pub name: String,
    /// The program.
    pub path: PathBuf,
    /// What explores it.
    pub explorer: PathBuf,
    /// `ENDING "PRINTED"`, one for each derived outcome.
    pub outcomes: BTreeSet<String>,
    /// Whether the search need not be exhaustive.
    pub may_be_cut: bool,
    /// Whether it has loops whose end only the search that recognizes equal states sees.
    pub may_be_cut_unreduced: bool,
    /// Whether it would take too long to visit equal states again and again.
    pub too_large_without_reductions: bool,
    /// Whether a real machine may do what no interleaving does.
    pub relies_on_weaker_memory: bool,
    /// Whether it may end while a thread prints, whose output is cut off then.
    pub may_be_cut_off: bool,
    /// The packages that it depends on.
    pub dependencies: Vec<String>,
}

/// What an exploration found.
pub struct Found {
    /// As in `Case`.
    pub outcomes: BTreeSet<String>,
    /// Why it is not exhaustive.
    pub cut: Vec<String>,
    /// Under which assumptions it is.
    pub assumed: String,
}

static CASES: LazyLock<Vec<Case>> = LazyLock::new(|| {
    let folder = proofs::root().join("tools/explorer/tests/programs");
    let mut paths: Vec<PathBuf> = fs::read_dir(folder)
        .expect("the programs are there")
        .map(|entry| entry.expect("the folder can be read").path())
        .collect();
    paths.sort();
    let mut cases: Vec<Case> = paths.iter().map(|path| read(path)).collect();
    let programs: Vec<Program> = cases.iter().map(program).collect();
    let built = proofs::build("suite", &programs).expect("all programs compile");
    for (case, explorer) in cases.iter_mut().zip(built) {
        case.explorer = explorer;
    }
    cases
});

/// All programs.
pub fn cases() -> &'static [Case] {
    &CASES
}

/// Explores a program.
pub fn explore(case: &Case, options: &[&str]) -> Result<Found, String> {
    let output = Command::new(&case.explorer)
        .arg("--lines")
        .args(options)
        .output()
        .map_err(|error| format!("{}: {error}", case.name))?;
    if !output.status.success() {
        let text = String::from_utf8_lossy(&output.stderr);
        return Err(format!("{}: {}\n{text}", case.name, output.status));
    }
    let text = String::from_utf8_lossy(&output.stdout);
    Ok(Found {
        outcomes: marked(&text, "outcome: ").map(String::from).collect(),
        cut: marked(&text, "cut: ").map(String::from).collect(),
        assumed: marked(&text, "assumed: ").collect(),
    })
}

/// The program as `proofs` would find it.
pub fn program(case: &Case) -> Program {
    let path = case.path.to_str().expect("the path is UTF-8");
    let mut program = Program::find(path, &Options::default()).expect("the program is there");
    for name in &case.dependencies {
        let version = toml::Value::String("*".into());
        program.dependencies.insert(name.clone(), version);
    }
    program
}

fn read(path: &Path) -> Case {
    let text = fs::read_to_string(path).expect("the program can be read");
    let comment: String = text
        .lines()
        .map_while(|line| line.strip_prefix("//!"))
        .map(|line| format!("{}\n", line.trim()))
        .collect();
    let says = |mark: &str| marked(&comment, mark).next().is_some();
    Case {
        name: path.file_stem().unwrap().to_string_lossy().into(),
        path: path.into(),
        explorer: PathBuf::new(),
        outcomes: marked(&comment, "outcome: ").map(String::from).collect(),
        may_be_cut: says("may be cut"),
        may_be_cut_unreduced: says("unreduced: may be cut"),
        too_large_without_reductions: says("unreduced: too large"),
        relies_on_weaker_memory: says("weaker memory"),
        may_be_cut_off: says("output: may be cut off"),
        dependencies: marked(&comment, "dependency: ").map(String::from).collect(),
    }
}

fn marked<'a>(text: &'a str, mark: &'a str) -> impl Iterator<Item = &'a str> {
    text.lines().filter_map(move |line| line.strip_prefix(mark))
}
