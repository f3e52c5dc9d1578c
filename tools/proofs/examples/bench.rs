//! Time to the complete set of outcomes: the explorer against shuttle's exhaustive scheduler.
//!
//! `cargo run -p proofs --example bench`; both are compiled in the same profile, with their own
//! crates optimized.

use proofs::{EXPLORER, Options, Program, StandIn, build_against};
use std::error::Error;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::mpsc;
use std::thread;
use std::time::{Duration, Instant};

const BY_SHUTTLE: StandIn = StandIn {
    package: "std-by-shuttle",
    folder: "tools/proofs/std-by-shuttle",
    features: &[],
};

/// Programs, the call, and whether shuttle comes to an end with it in a minute.
const CASES: &[(&str, &str, bool)] = &[
    ("element_race", "race(1)", true),
    ("element_race", "race(2)", true),
    ("element_race", "race(3)", true),
    ("element_race", "race(4)", true),
    ("locks_in_opposite_order", "main()", true),
    ("three_producers", "produce(1)", true),
    ("three_producers", "produce(2)", false),
    ("ten_threads_on_one_counter", "count(2)", true),
    ("ten_threads_on_one_counter", "count(3)", true),
    ("ten_threads_on_one_counter", "count(4)", true),
    ("ten_threads_on_one_counter", "count(10)", false),
];

fn main() -> Result<(), Box<dyn Error>> {
    let programs = CASES
        .iter()
        .map(|&(name, call, _)| program(name, call))
        .collect::<Result<Vec<_>, _>>()?;
    let compiled = |stand_in, name| match build_against(stand_in, name, &programs) {
        Ok((paths, true)) => Ok(paths),
        _ => Err(format!("{name} does not compile")),
    };
    let explored = compiled(&EXPLORER, "bench")?;
    let shuttled = compiled(&BY_SHUTTLE, "bench-shuttle")?;
    println!(
        "handing over from one thread of the system to another: {:.1} µs",
        handover().as_secs_f64() * 1e6
    );
    println!("program                                explorer     shuttle   ratio  outcomes");
    for ((case, by_explorer), by_shuttle) in CASES.iter().zip(explored).zip(shuttled) {
        let (ours, text) = time(&by_explorer, &["--figures"])?;
        let (theirs, other) = match case.2 {
            true => time(&by_shuttle, &[])?,
            false => Default::default(),
        };
        let same = outcomes(&text) == outcomes(&other);
        println!(
            "{:26} {:10} {:8.3} s  {:8.3} s  {:6.1}  {} {}",
            case.0,
            case.1,
            ours.as_secs_f64(),
            theirs.as_secs_f64(),
            theirs.as_secs_f64() / ours.as_secs_f64(),
            outcomes(&text).len(),
            match (case.2, same) {
                (false, _) => "not asked",
                (true, true) => "the same",
                (true, false) => "DIFFERENT",
            },
        );
        for line in text.lines().chain(other.lines()) {
            if !line.starts_with("outcome: ") {
                println!("    {line}");
            }
        }
    }
    Ok(())
}

/// What each step costs that another thread takes than the one before: the explorer's threads are the
/// system's, shuttle's are coroutines.
fn handover() -> Duration {
    const TIMES: u32 = 20_000;
    let (there, back) = (mpsc::sync_channel(0), mpsc::sync_channel(0));
    let other = thread::spawn(move || {
        for () in there.1 {
            let _ = back.0.send(());
        }
    });
    let start = Instant::now();
    for _ in 0..TIMES {
        let _ = there.0.send(());
        let _ = back.1.recv();
    }
    let taken = start.elapsed() / (2 * TIMES);
    drop(there.0);
    let _ = other.join();
    taken
}

fn program(name: &str, call: &str) -> Result<Program, Box<dyn Error>> {
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
