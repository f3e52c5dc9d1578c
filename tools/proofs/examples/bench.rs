//! Time to the complete set of outcomes: the explorer against shuttle's exhaustive scheduler; and
//! time of all explorations of the book.
//!
//! `cargo run -p proofs --example bench`; both are compiled in the same profile, with their own
//! crates optimized.

use proofs::{EXPLORER, Options, Program, SHUTTLE, build_against};
use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::atomic::{AtomicU32, Ordering};
use std::thread::{self, Thread};
use std::time::{Duration, Instant};

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
    let shuttled = compiled(&SHUTTLE, "bench-shuttle")?;
    println!(
        "handing over from one thread of the system to another, on one core: {:.1} µs",
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
    the_book()
}

/// How long all explorations of the book take, with nothing compiled, and with everything.
fn the_book() -> Result<(), Box<dyn Error>> {
    let mut programs = Vec::new();
    for folder in fs::read_dir(proofs::root().join("listings"))? {
        let folder = folder?.path();
        let manifest = fs::read_to_string(folder.join("Cargo.toml")).unwrap_or_default();
        if manifest.lines().any(|line| line.starts_with("explore = ")) {
            let found = Program::find(&folder.to_string_lossy(), &Options::default());
            programs.push(found.map_err(|fault| format!("{fault:?}"))?);
        }
    }
    let home = proofs::home("bench-book");
    if home.exists() {
        fs::remove_dir_all(&home)?;
    }
    for what in ["with nothing compiled", "with everything compiled"] {
        let start = Instant::now();
        let (paths, all) = build_against(&EXPLORER, "bench-book", &programs)
            .map_err(|fault| format!("{fault:?}"))?;
        let explored = proofs::side_by_side(programs.iter().zip(paths), |(program, path)| {
            let output = program.explorer(&path).arg("--lines").output();
            output.is_ok_and(|output| output.status.success())
        });
        if !all || explored.contains(&false) {
            return Err("a listing cannot be explored".into());
        }
        let (count, taken) = (programs.len(), start.elapsed().as_secs_f64());
        println!("all {count} explorations of the book, {what}: {taken:.1} s");
    }
    Ok(())
}

/// How long it takes until a thread that was woken goes on and the one that woke it sleeps, where
/// both stay on one core, as those of an exploration do.
fn handover() -> Duration {
    const TIMES: u32 = 20_000;
    thread::scope(|scope| {
        let measured = scope.spawn(|| {
            // Where it is refused, the threads move between cores, and it takes longer.
            let _ = stay_on_one_core();
            let first = thread::current();
            let turn = AtomicU32::new(0);
            thread::scope(|scope| {
                let second = scope.spawn(|| take_turns(&turn, 1, TIMES, &first));
                let start = Instant::now();
                take_turns(&turn, 0, TIMES, second.thread());
                start.elapsed() / (2 * TIMES)
            })
        });
        measured.join().unwrap_or_default()
    })
}

/// Waits for its turn, which the parity of `turn` tells, and wakes the other thread, so many times.
fn take_turns(turn: &AtomicU32, parity: u32, times: u32, other: &Thread) {
    for _ in 0..times {
        while turn.load(Ordering::SeqCst) % 2 != parity {
            thread::park();
        }
        turn.fetch_add(1, Ordering::SeqCst);
        other.unpark();
    }
}

#[cfg(target_os = "linux")]
fn stay_on_one_core() -> rustix::io::Result<()> {
    use rustix::thread::{CpuSet, sched_getaffinity, sched_setaffinity};
    let all = sched_getaffinity(None)?;
    let mut one = CpuSet::new();
    let first = (0..CpuSet::MAX_CPU).find(|&core| all.is_set(core));
    one.set(first.unwrap_or_default());
    sched_setaffinity(None, &one)
}

#[cfg(not(target_os = "linux"))]
fn stay_on_one_core() {}

fn program(name: &str, call: &str) -> Result<Program, Box<dyn Error>> {
    let folder = proofs::root().join("tools/explorer/tests/programs");
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
