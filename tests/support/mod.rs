//! What the tests of the book share.

#![allow(dead_code, reason = "each test uses the parts that it needs")]

use press::problem::Problem;
use press::project::Project;
use std::io::Write;
use std::path::Path;

/// The repository that these tests stand in.
pub fn project() -> Project {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"))
        .ancestors()
        .nth(2)
        .expect("press lies two folders below the root");
    Project::at(root.to_path_buf())
}

/// Fails with all problems, not with the first one.
pub fn assert_none(problems: &[Problem]) {
    let lines: Vec<String> = problems.iter().map(Problem::to_string).collect();
    assert!(lines.is_empty(), "\n{}\n", lines.join("\n"));
}

/// Says visibly that a check was left out; where everything must be checked, fails instead.
pub fn skip(why: &Problem) {
    assert!(
        std::env::var_os("BOOK_CI").is_none(),
        "nothing may be skipped here: {why}"
    );
    // Unlike `eprintln!` this is shown for a test that passes, too.
    let _ = writeln!(std::io::stderr(), "skipped: {why}");
}
