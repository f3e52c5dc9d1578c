//! Takes out of an output what differs from machine to machine and teaches nothing.

use crate::problem::Problem;
use regex::Regex;
use std::path::Path;
use std::sync::LazyLock;

/// rustc's panic header names the thread's number in the operating system.
static THREAD_ID: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?m)^(thread '[^'\n]*') \([0-9]+\) (panicked at |has overflowed its stack)")
        .expect("the pattern of a panic header is a regular expression")
});

/// A note of rustc that points into the standard library: with its source installed rustc knows
/// another path and shows lines of it.
static STANDARD_LIBRARY: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(concat!(
        r"(?m)^ *--> \S*?(?:/rustc/[0-9a-f]{40}|/lib/rustlib/src/rust)/(library/\S+?):[0-9]+:[0-9]+\n",
        r"(?:(?: *[0-9]* \||\.\.\.).*\n)*",
    ))
    .expect("the pattern of a note is a regular expression")
});

/// The messages of rustc as they are where the standard library's source is not installed.
pub fn scrub_compiler(messages: &str) -> String {
    STANDARD_LIBRARY
        .replace_all(messages, "  --> $1\n")
        .into_owned()
}

/// The output without thread numbers in panic headers and without the path of the book's root.
///
/// # Errors
/// Where a page cannot hold the output: terminal colors and other control characters, a line that
/// would end the fence, a directive.
pub fn scrub(output: &str, root: &Path) -> Result<String, Problem> {
    if let Some(control) = output
        .chars()
        .find(|c| c.is_control() && !matches!(c, '\n' | '\t'))
    {
        return Err(Problem::new(format!(
            "prints the control character {}",
            control.escape_unicode()
        ))
        .next("print plain text, without terminal colors"));
    }
    if output
        .lines()
        .any(|line| line.trim_start().starts_with("```"))
    {
        return Err(Problem::new("prints a line that begins with ```")
            .next("such a line would end the fence that shows the output"));
    }
    if output.contains("<!--") && output.contains("cmdrun") {
        return Err(Problem::new("prints a directive").next("an output is shown, never expanded"));
    }
    if let Some(made) = ["<!--", "{{#"]
        .into_iter()
        .find(|made| output.contains(made))
    {
        return Err(Problem::new(format!("prints `{made}`"))
            .next("what begins so is made into something else on a page"));
    }
    let text = THREAD_ID.replace_all(output, "$1 $2");
    let text = text.replace(&format!("{}/", root.display()), "");
    Ok(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn scrubbed(output: &str) -> Result<String, String> {
        scrub(output, Path::new("/somewhere/book")).map_err(|problem| problem.to_string())
    }

    #[test]
    fn thread_numbers_and_roots_are_taken_out() {
        let output =
            "thread 'main' (4711) panicked at /somewhere/book/listings/x.rs:1:2:\nno (12)\n";
        assert_eq!(
            scrubbed(output).unwrap(),
            "thread 'main' panicked at listings/x.rs:1:2:\nno (12)\n"
        );
    }

    #[test]
    fn a_note_on_the_standard_library_is_the_same_with_and_without_its_source() {
        let without = "note: required by a bound in `spawn`\n  --> /rustc/\
                       59807616e1fa2540724bfbac14d7976d7e4a3860/library/std/src/a.rs:125:0\n\nFor\n";
        let with = "note: required by a bound in `spawn`\n   --> /some/where/lib/rustlib/src/rust/\
                    library/std/src/a.rs:125:8\n    |\n123 | pub fn spawn<F>(f: F)\n    |        \
                    ----- required\n...\n125 |     F: FnOnce(),\n    |        ^^^^^^^^ here\n\nFor\n";
        let wanted = "note: required by a bound in `spawn`\n  --> library/std/src/a.rs\n\nFor\n";
        assert_eq!(scrub_compiler(without), wanted);
        assert_eq!(scrub_compiler(with), wanted);
        let own = "error\n --> listings/a/src/main.rs:1:2\n  |\n1 | a\n  | ^\n";
        assert_eq!(scrub_compiler(own), own);
    }

    #[test]
    fn what_a_page_cannot_hold_is_refused() {
        for bad in [
            "\x1b[31mred\x1b[0m\n",
            "  ```\n",
            "<!-- cmdrun press show race -->\n",
            "<!--\ncmdrun rm -->\n",
            "It. <!-- claim: it -->\n",
            "{{#include main.rs}}\n",
        ] {
            assert!(scrubbed(bad).is_err(), "{bad:?}");
        }
    }
}
