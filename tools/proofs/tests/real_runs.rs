//! What programs do when they really run is among what the explorer says they can do.

mod suite;

use proofs::side_by_side;
use std::collections::BTreeSet;
use std::fs;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitStatus, Stdio};
use std::thread;
use std::time::{Duration, Instant};
use suite::{Case, cases};

const RUNS: usize = 100;
/// Where a hang is among the outcomes, a run that takes longer is one, or is just slow: nothing is
/// learned from it. Hanging runs take long, so there are few of them.
const LIMIT_OF_A_HANG: Duration = Duration::from_secs(2);
const HANGS: usize = 3;
/// Where none is, only this tells a hang from a machine that is busy with something else.
const LIMIT: Duration = Duration::from_secs(120);

#[test]
fn no_real_run_leaves_the_explored_outcomes() {
    let binaries = compile();
    let comparable = cases().iter().filter(|case| !case.relies_on_weaker_memory);
    let wrong = side_by_side(comparable, |case| {
        let strange = run_often(&binaries.join(&case.name), case);
        let name = &case.name;
        (!strange.is_empty()).then(|| format!("{name}: not explored: {strange:?}"))
    });
    let wrong: Vec<String> = wrong.into_iter().flatten().collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// The programs, compiled for real, all with one call of cargo.
fn compile() -> PathBuf {
    let home = proofs::home("real");
    let package = |text: &str, path: &Path| {
        fs::create_dir_all(path.parent().expect("it is in a folder"))
            .expect("target can be written");
        if fs::read_to_string(path).ok().as_deref() != Some(text) {
            fs::write(path, text).expect("target can be written");
        }
    };
    let mut manifest = String::from(
        "[package]\nname = \"real\"\nedition = \"2024\"\n[workspace]\n\
         [profile.dev]\ndebug = false\nincremental = false\n\
         [dependencies]\nparking_lot = \"0.13\"\n",
    );
    for case in cases() {
        let text = fs::read_to_string(&case.path).expect("the program is there");
        let path = format!("src/bin/{}/main.rs", case.name);
        package(&text, &home.join(&path));
        manifest += &format!("[[bin]]\nname = {:?}\npath = {path:?}\n", case.name);
    }
    package(&manifest, &home.join("Cargo.toml"));
    let built = proofs::cargo()
        .args(["build", "--quiet", "--manifest-path"])
        .arg(home.join("Cargo.toml"))
        .arg("--target-dir")
        .arg(home.join("target"))
        .status();
    assert!(
        built.is_ok_and(|status| status.success()),
        "the programs compile"
    );
    home.join("target/debug")
}

fn run_often(binary: &Path, case: &Case) -> BTreeSet<String> {
    let mut strange = BTreeSet::new();
    let mut hangs = 0;
    let may_hang = ["deadlock", "cycle", "cut"]
        .iter()
        .any(|end| case.outcomes.iter().any(|outcome| outcome.starts_with(end)));
    let limit = match may_hang {
        true => LIMIT_OF_A_HANG,
        false => LIMIT,
    };
    for _ in 0..RUNS {
        let outcome = run(binary, limit);
        if may_hang && outcome.starts_with("deadlock") {
            hangs += 1;
            if hangs == HANGS {
                break;
            }
            continue;
        }
        if !is_explored(case, &outcome) {
            strange.insert(outcome);
        }
    }
    strange
}

/// Whether the real outcome is among the derived ones. A real run does not say whether threads were left
/// when it exited. Where it may end in the middle of printing, what is missing may have been cut off.
fn is_explored(case: &Case, real: &str) -> bool {
    let running = real.replacen("exit", "running", 1);
    let cut_off = |whole: &String| {
        let real = real.strip_suffix('"').unwrap_or(real);
        let running = running.strip_suffix('"').unwrap_or(&running);
        whole.starts_with(real) || whole.starts_with(running)
    };
    case.outcomes.contains(real)
        || case.outcomes.contains(&running)
        || (case.may_be_cut_off && case.outcomes.iter().any(cut_off))
}

/// Runs a program once; what it did, as in the programs' comments.
fn run(binary: &Path, limit: Duration) -> String {
    let (mut reader, writer) = std::io::pipe().expect("a pipe can be made");
    let mut child = Command::new(binary)
        .env("RUST_BACKTRACE", "0")
        .stdin(Stdio::null())
        .stdout(writer.try_clone().expect("the pipe has another end"))
        .stderr(writer)
        .spawn()
        .expect("the program was compiled");
    let output = thread::spawn(move || {
        let mut text = String::new();
        reader
            .read_to_string(&mut text)
            .expect("programs print text");
        text
    });
    let start = Instant::now();
    let status = loop {
        if let Some(status) = child.try_wait().expect("the child can be asked") {
            break Some(status);
        }
        if start.elapsed() > limit {
            child.kill().expect("the child can be killed");
            child.wait().expect("the child has been killed");
            break None;
        }
        thread::sleep(Duration::from_micros(200));
    };
    let text = scrubbed(&output.join().expect("the output is text"));
    let ending = match status.map(|status| status.code()) {
        None => "deadlock".into(),
        Some(Some(0)) => "exit".into(),
        Some(Some(101)) => "panic".into(),
        Some(Some(code)) => format!("exit({code})"),
        Some(None) if aborted(status) => "abort".into(),
        Some(None) => "killed".into(),
    };
    format!("{ending} {text:?}")
}

#[cfg(unix)]
fn aborted(status: Option<ExitStatus>) -> bool {
    const SIGABRT: i32 = 6;
    status.and_then(|status| std::os::unix::process::ExitStatusExt::signal(&status))
        == Some(SIGABRT)
}

#[cfg(not(unix))]
fn aborted(_: Option<ExitStatus>) -> bool {
    false
}

/// Panic messages without the number of the thread, the note, and the folder of the file.
fn scrubbed(text: &str) -> String {
    let mut scrubbed = String::new();
    for line in text.split_inclusive('\n') {
        if line.starts_with("note: run with `RUST_BACKTRACE=1`") {
            continue;
        }
        match (
            line.strip_prefix("thread '"),
            line.find("' ("),
            line.find(") panicked"),
        ) {
            (Some(_), Some(open), Some(close)) => {
                let rest = &line[close + 1..];
                let file = rest.find("src/bin/").unwrap_or(0);
                let end = rest.find("main.rs").unwrap_or(0);
                scrubbed += &line[..=open];
                scrubbed += &rest[..file];
                scrubbed += "src/";
                scrubbed += &rest[end..];
            }
            _ => scrubbed += line,
        }
    }
    scrubbed
}
