//! Stands between skeptic and rustc: a snippet is compiled in its own edition, and one that must
//! be refused passes if, and only if, rustc refuses it with the one error code, or the one lint,
//! that it names.
//!
//! The last line of a snippet says how to treat it: `//@ edition 2024, fails with E0382`. Calls
//! for anything else, such as those of the cargo that skeptic starts, go to rustc as they are.

use std::env;
use std::fs;
use std::process::{Command, exit};

/// The compiler, as the build script knew it.
const RUSTC: &str = env!("SNIPPETS_RUSTC");

fn main() {
    let mut arguments: Vec<String> = env::args().skip(1).collect();
    let Some(snippet) = arguments.iter().find(|argument| is_snippet(argument)).cloned() else {
        let status = Command::new(RUSTC).args(&arguments).status();
        exit(status.expect("rustc can be run").code().unwrap_or(1));
    };
    let text = fs::read_to_string(&snippet).expect("skeptic has written the snippet");
    let mark = Mark::of(&text);
    for argument in &mut arguments {
        if argument.starts_with("--edition") {
            *argument = format!("--edition={}", mark.edition);
        }
    }
    let output = Command::new(RUSTC)
        .args(&arguments)
        .output()
        .expect("rustc can be run");
    let messages = String::from_utf8_lossy(&output.stderr).replace(&snippet, "snippet");
    let codes = error_codes(&messages);
    match mark.fails_with {
        None => {
            eprint!("{messages}");
            exit(output.status.code().unwrap_or(1));
        }
        Some(code) if !output.status.success() && codes == [code] => {}
        Some(code) if output.status.success() => {
            eprintln!("this compiles and should fail with {code}");
            exit(1);
        }
        Some(code) => {
            eprintln!("{messages}this should fail with {code} and nothing else");
            exit(1);
        }
    }
}

fn is_snippet(argument: &str) -> bool {
    argument.ends_with("/test.rs") && argument.contains("/rust-skeptic")
}

struct Mark<'t> {
    edition: &'t str,
    fails_with: Option<&'t str>,
}

impl Mark<'_> {
    fn of(text: &str) -> Mark<'_> {
        let last = text.lines().last().unwrap_or_default();
        let mut words = last.strip_prefix("//@ edition ").unwrap_or("2024").split(", ");
        Mark {
            edition: words.next().unwrap_or("2024"),
            fails_with: words.find_map(|word| word.strip_prefix("fails with ")),
        }
    }
}

/// The codes of all errors, or the names of their lints; an error without either counts as one, so
/// that it is not overlooked.
fn error_codes(messages: &str) -> Vec<&str> {
    let starts: Vec<usize> = messages
        .match_indices("error")
        .map(|(at, _)| at)
        .filter(|at| *at == 0 || messages[..*at].ends_with('\n'))
        .collect();
    let ends = starts.iter().skip(1).copied().chain([messages.len()]);
    let mut codes: Vec<&str> = starts
        .iter()
        .zip(ends)
        .map(|(start, end)| &messages[start + "error".len()..end])
        .filter(|rest| !rest.starts_with(": aborting due to "))
        .map(|rest| {
            let code = rest.strip_prefix('[').and_then(|rest| rest.split(']').next());
            let lint = || rest.split("`#[deny(").nth(1)?.split(')').next();
            code.or_else(lint).unwrap_or("no code")
        })
        .collect();
    codes.sort_unstable();
    codes.dedup();
    codes
}
