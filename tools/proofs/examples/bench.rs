//! Time to the complete set of outcomes: the explorer against shuttle's exhaustive scheduler.
//!
//! `cargo run -p proofs --example bench`; both are compiled in the same profile, with their own
//! crates optimized.

use proofs::{EXPLORER, Options, Program, StandIn, build_against};
use std::error::Error;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, Instant};

const BY_SHUTTLE: StandIn = StandIn {
    package: "std-by-shuttle",
    folder: "tools/proofs/std-by-shuttle",
    features: &[],
};

const CASES: &[(&str, &str)] = &[
    ("element_race", "race(1)"),
    ("element_race", "race(2)"),
    ("element_race", "race(3)"),
    ("element_race", "race(4)"),
    ("locks_in_opposite_order", "main()"),
];

fn main() -> Result<(), Box<dyn Error>> {
    let programs = CASES
        .iter()
        .map(|&case| program(case))
        .collect::<Result<Vec<_>, _>>()?;
    let compiled = |stand_in, name| match build_against(stand_in, name, &programs) {
        Ok((paths, true)) => Ok(paths),
        _ => Err(format!("{name} does not compile")),
    };
    let explored = compiled(&EXPLORER, "bench")?;
    let shuttled = compiled(&BY_SHUTTLE, "bench-shuttle")?;
    println!("program                            explorer     shuttle   ratio  outcomes");
    for ((case, by_explorer), by_shuttle) in CASES.iter().zip(explored).zip(shuttled) {
        let (ours, text) = time(&by_explorer, &["--figures"])?;
        let (theirs, other) = time(&by_shuttle, &[])?;
        let same = outcomes(&text) == outcomes(&other);
        println!(
            "{:24} {:8} {:8.3} s  {:8.3} s  {:6.1}  {} {}",
            case.0,
            case.1,
            ours.as_secs_f64(),
            theirs.as_secs_f64(),
            theirs.as_secs_f64() / ours.as_secs_f64(),
            outcomes(&text).len(),
            if same { "the same" } else { "DIFFERENT" },
        );
        for line in text.lines().chain(other.lines()) {
            if !line.starts_with("outcome: ") {
                println!("    {line}");
            }
        }
    }
    Ok(())
}

fn program(case: (&str, &str)) -> Result<Program, Box<dyn Error>> {
    let (name, call) = case;
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../explorer/tests/programs");
    let options = Options {
        explore: Some(call.into()),
        ..Options::default()
    };
    let path: PathBuf = folder.join(format!("{name}.rs"));
    let mut program =
        Program::find(&path.to_string_lossy(), &options).map_err(|fault| format!("{fault:?}"))?;
    let digits = call.chars().filter(char::is_ascii_digit);
    program.name.extend(digits);
    Ok(program)
}

fn time(path: &Path, options: &[&str]) -> Result<(Duration, String), Box<dyn Error>> {
    let start = Instant::now();
    let output = Command::new(path).args(options).output()?;
    let taken = start.elapsed();
    Ok((taken, String::from_utf8(output.stdout)?))
}

fn outcomes(text: &str) -> Vec<&str> {
    let mut outcomes: Vec<&str> = text
        .lines()
        .filter(|line| line.starts_with("outcome: "))
        .collect();
    outcomes.sort_unstable();
    outcomes
}
