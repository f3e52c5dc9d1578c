//! Every search comes to an end, and says which limit it came up against.

use std::process::{Command, Output};

/// What `proofs` says of a program in the folder `tests/limits`.
fn explored(name: &str, options: &[&str]) -> Output {
    let path = proofs::root().join(format!("tools/proofs/tests/limits/{name}.rs"));
    Command::new(proofs::compiled("proofs"))
        .arg(path)
        .arg("--lines")
        .args(options)
        .env("RUST_BACKTRACE", "0")
        .output()
        .expect("proofs can be run")
}

fn assert_cut(name: &str, options: &[&str], why: &str) {
    let output = explored(name, options);
    let said = String::from_utf8_lossy(&output.stdout);
    let errors = String::from_utf8_lossy(&output.stderr);
    let line = format!("cut: {why}");
    assert!(
        said.lines().any(|said| said == line),
        "{name}:\n{said}{errors}"
    );
}

#[test]
fn a_thread_that_takes_no_step_is_named_with_its_line() {
    assert_cut(
        "goes_on_without_a_step",
        &[],
        "A took no step for 10 s, after line 4",
    );
}

#[test]
fn a_search_that_needs_more_memory_than_it_may_is_cut() {
    assert_cut(
        "prints_in_every_order",
        &["--memory", "64"],
        "the search was cut when 64 MiB of memory were in use",
    );
}

#[test]
fn a_program_that_needs_more_memory_than_it_may_is_refused_it() {
    let output = explored("takes_all_memory", &["--memory", "256"]);
    let errors = String::from_utf8_lossy(&output.stderr);
    assert!(
        errors.contains("memory allocation of 16777216 bytes failed"),
        "{errors}"
    );
    assert_crash(&output);
}

/// A crash is told as one, and no outcome is.
fn assert_crash(output: &Output) {
    let said = String::from_utf8_lossy(&output.stdout);
    let errors = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(1), "{errors}");
    assert!(
        errors.contains("the program crashed while it was explored (signal: 6 (SIGABRT)"),
        "{errors}"
    );
    assert!(!said.contains("outcome"), "{said}");
}

#[test]
fn a_program_that_runs_out_of_its_stack_crashes() {
    let output = explored("recurses_without_end", &[]);
    let errors = String::from_utf8_lossy(&output.stderr);
    assert!(errors.contains("has overflowed its stack"), "{errors}");
    assert_crash(&output);
}

#[test]
#[cfg(target_os = "linux")]
fn what_runs_before_main_is_not_modelled() {
    let output = explored("prints_before_main", &[]);
    let errors = String::from_utf8_lossy(&output.stderr);
    let why = "explorer: print outside of an exploration: before main, or in a thread";
    assert!(errors.contains(why), "{errors}");
    assert_crash(&output);
}
