//! Stands in skeptic's place in the tests that skeptic has made, and calls it: a snippet that
//! hangs is ended and named, and a failure shows the snippet and what rustc said, not the call.

use std::cell::Cell;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::process::Command;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Mutex, Once, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

/// A snippet that runs longer than this many seconds counts as hanging.
pub static LIMIT: AtomicU64 = AtomicU64::new(60);

/// How often a snippet is started whose program is still open elsewhere.
const TRIES: usize = 20;

const STAYS_OPEN: &str = "could not be started: its file stays open";

/// The programs that were ended, by the path that their process shows.
static ENDED: Mutex<BTreeSet<String>> = Mutex::new(BTreeSet::new());

thread_local! {
    /// Whether a panic of this thread is caught and reported in our own words.
    static CAUGHT: Cell<bool> = const { Cell::new(false) };
}

/// A folder as cargo tells it to a test that it runs: what skeptic has written down is where it was when
/// the tests were made.
fn folder(variable: &str) -> String {
    std::env::var(variable)
        .unwrap_or_else(|_| panic!("cargo sets {variable}: run this with `cargo test`"))
}

/// The two functions of skeptic that its tests call.
pub mod rt {
    use super::{Must, folder, guarded};

    pub fn run_test(_: &str, _: &str, target: &str, text: &str) {
        let (root, out) = (&*folder("CARGO_MANIFEST_DIR"), &*folder("OUT_DIR"));
        // Without this a snippet that does not compile would pass for one that panics.
        if text.trim_end().ends_with(", panics") {
            guarded(text, Must::Succeed, || {
                skeptic::rt::compile_test(root, out, target, text)
            });
            guarded(text, Must::Fail, || {
                skeptic::rt::run_test(root, out, target, text)
            });
        } else {
            guarded(text, Must::Succeed, || {
                skeptic::rt::run_test(root, out, target, text)
            });
        }
    }

    #[allow(
        dead_code,
        reason = "a book without a `no_run` fence calls only the other one"
    )]
    pub fn compile_test(_: &str, _: &str, target: &str, text: &str) {
        let (root, out) = (&*folder("CARGO_MANIFEST_DIR"), &*folder("OUT_DIR"));
        guarded(text, Must::Succeed, || {
            skeptic::rt::compile_test(root, out, target, text)
        });
    }
}

/// What must become of a test.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Must {
    Succeed,
    Fail,
}

/// Runs one of skeptic's tests on the snippet `text`.
///
/// # Panics
/// Where the snippet does not do what it must, with a message for people.
pub fn guarded(text: &str, must: Must, test: impl Fn()) {
    start();
    let failure = (0..TRIES)
        .map(|_| failure(&test))
        .find(|failure| !failure.as_deref().is_some_and(is_busy))
        .unwrap_or_else(|| Some(STAYS_OPEN.to_string()));
    let what = match (must, failure) {
        (Must::Succeed, None) => return,
        (_, Some(failure)) if was_ended(&failure) => {
            format!(
                "was still running after {} s",
                LIMIT.load(Ordering::Relaxed)
            )
        }
        (_, Some(failure)) if failure == STAYS_OPEN => failure,
        (Must::Fail, Some(_)) => return,
        (Must::Fail, None) => "does not panic".to_string(),
        (_, Some(failure)) if failure.contains("--crate-type=bin") => {
            "is not compiled as it should".to_string()
        }
        (_, Some(failure)) if failure.starts_with("Command failed:") => {
            "compiles, but fails when it runs".to_string()
        }
        (_, Some(failure)) => failure,
    };
    panic!("{}the snippet {what}:\n{}", place(), numbered(text));
}

/// What the test says if it fails.
fn failure(test: &impl Fn()) -> Option<String> {
    CAUGHT.set(true);
    let result = catch_unwind(AssertUnwindSafe(test));
    CAUGHT.set(false);
    let payload = result.err()?;
    Some(match payload.downcast::<String>() {
        Ok(failure) => *failure,
        Err(_) => "skeptic itself panics".to_string(),
    })
}

/// Whether the program could not be started because a file is open for writing.
///
/// skeptic copies a new program into its cache and starts the copy. A process that another test
/// starts in that moment holds the copy open, until it has become the program that it is to run.
fn is_busy(failure: &str) -> bool {
    failure.contains("Text file busy")
}

/// Where the snippet can be mended; nothing where the test was not made from a chapter.
fn place() -> String {
    let current = thread::current();
    let name = current.name().unwrap_or_default();
    let Some((name, line)) = name.rsplit_once("_line_") else {
        return String::new();
    };
    include_str!(concat!(env!("OUT_DIR"), "/places.txt"))
        .lines()
        .filter_map(|row| row.split_once(' '))
        .filter_map(|(stem, row)| Some((stem, row.split_once(' ')?)))
        .filter(|(stem, (at, _))| {
            *at == line
                && name
                    .rsplit("::")
                    .next()
                    .is_some_and(|name| name.starts_with(stem))
        })
        .max_by_key(|(stem, _)| stem.len())
        .map_or_else(String::new, |(_, (_, place))| format!("{place}: "))
}

fn numbered(text: &str) -> String {
    // skeptic puts an empty line before the snippet, and rustc counts it.
    let mut numbered = String::new();
    for (index, line) in text.lines().enumerate().skip(1) {
        if !line.starts_with("//@ ") {
            writeln!(numbered, "{:>4} | {line}", index + 1).expect("a string takes any text");
        }
    }
    numbered
}

fn was_ended(failure: &str) -> bool {
    let ended = ENDED.lock().unwrap_or_else(PoisonError::into_inner);
    ended
        .iter()
        .any(|program| failure.contains(program.as_str()))
}

/// Once for all tests of this process: the watchdog, and silence for panics that are caught.
fn start() {
    static STARTED: Once = Once::new();
    STARTED.call_once(|| {
        let report = std::panic::take_hook();
        std::panic::set_hook(Box::new(move |panic| {
            if !CAUGHT.get() {
                report(panic);
            }
        }));
        thread::spawn(|| {
            let mut seen = BTreeMap::new();
            loop {
                thread::sleep(Duration::from_secs(1));
                end_what_hangs(&mut seen);
            }
        });
    });
}

/// Ends the snippets, children of this process, that were first seen longer ago than the limit.
///
/// `ps` also prints an age, which is not used: it reads the machine's clock before it reads the
/// processes, and gives one that started in between an age of millions of years.
fn end_what_hangs(seen: &mut BTreeMap<String, Instant>) {
    let processes = Command::new("ps")
        .args(["-A", "-o", "pid=,ppid=,args="])
        .output()
        .expect("`ps` can be run: it is what finds a snippet that hangs");
    let now = Instant::now();
    let own = std::process::id().to_string();
    let mut running = BTreeMap::new();
    for row in String::from_utf8_lossy(&processes.stdout).lines() {
        let mut words = row.split_whitespace();
        let (Some(pid), Some(parent), Some(program)) = (words.next(), words.next(), words.next())
        else {
            continue;
        };
        let snippet = program.contains("/.skeptic-bin/") || program.ends_with("/out.exe");
        if parent != own || !snippet {
            continue;
        }
        let process = format!("{pid} {program}");
        let since = seen.get(&process).copied().unwrap_or(now);
        if (now - since).as_secs() > LIMIT.load(Ordering::Relaxed) {
            let mut ended = ENDED.lock().unwrap_or_else(PoisonError::into_inner);
            ended.insert(program.to_string());
            // It may have ended by itself just now; then there is nothing to do.
            let _ = Command::new("kill").args(["-KILL", pid]).status();
        }
        running.insert(process, since);
    }
    *seen = running;
}
