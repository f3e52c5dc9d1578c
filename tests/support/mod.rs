//! What the tests of the book share.

#![allow(dead_code, reason = "each test uses the parts that it needs")]

use press::problem::{Problem, Problems};
use press::project::Project;
use std::io::Write;

/// The repository that these tests stand in.
pub fn project() -> Project {
    Project::here()
}

/// The value; what is wrong with the book itself is no reason to go on.
#[track_caller]
pub fn whole<T>(value: Result<T, impl Into<Problems>>) -> T {
    value.unwrap_or_else(|problems| panic!("\n{}\n", problems.into()))
}

/// Fails with all problems, not with the first one.
#[track_caller]
pub fn assert_none(problems: &[Problem]) {
    let lines: Vec<String> = problems.iter().map(Problem::to_string).collect();
    assert!(
        lines.is_empty(),
        "\n{}\n{} problems\n",
        lines.join("\n"),
        lines.len()
    );
}

/// The value, or nothing, and a visible skip.
#[track_caller]
pub fn or_skip<T>(value: Result<T, Problem>) -> Option<T> {
    value.inspect_err(skip).ok()
}

/// Says visibly that a check was left out; where everything must be checked, fails instead.
#[track_caller]
pub fn skip(why: &Problem) {
    assert!(
        std::env::var_os("BOOK_CI").is_none(),
        "nothing may be skipped here: {why}"
    );
    // Unlike `eprintln!` this is shown for a test that passes, too.
    let _ = writeln!(std::io::stderr(), "skipped: {why}");
}
