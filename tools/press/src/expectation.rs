//! What a listing is expected to print and how it is expected to end; the file's name is the contract.

use crate::pattern;
use crate::run::{End, Run};
use similar::TextDiff;

/// The six kinds of expectation, each with a file name of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub enum Kind {
    /// Prints exactly this, in this order, and exits with 0.
    Exact,
    /// Prints these lines in any order and exits with 0.
    AnyOrder,
    /// Prints what this pattern allows and exits with 0.
    Varies,
    /// Prints this and then hangs.
    Hang,
    /// Prints this and exits with 101, as a panic of the main thread does.
    Panic,
    /// Does not compile; these are the compiler's messages.
    Rejected,
}

impl Kind {
    pub const ALL: [Kind; 6] = [
        Kind::Exact,
        Kind::AnyOrder,
        Kind::Varies,
        Kind::Hang,
        Kind::Panic,
        Kind::Rejected,
    ];

    /// The name of the expectation's file in the listing's folder.
    pub fn file_name(self) -> &'static str {
        match self {
            Kind::Exact => "expected.txt",
            Kind::AnyOrder => "expected-any-order.txt",
            Kind::Varies => "expected-varies.txt",
            Kind::Hang => "expected-hang.txt",
            Kind::Panic => "expected-panic.txt",
            Kind::Rejected => "expected-error.txt",
        }
    }

    /// The same for a file that is called `stem` instead of `expected`.
    pub fn file_name_for(self, stem: &str) -> String {
        self.file_name().replacen("expected", stem, 1)
    }

    /// Whether a listing of this kind should end so.
    pub fn ends_with(self, end: &End) -> bool {
        match self {
            Kind::Exact | Kind::AnyOrder | Kind::Varies => *end == End::Exit(0),
            Kind::Panic => *end == End::Exit(101),
            Kind::Hang => matches!(end, End::Stopped { .. }),
            Kind::Rejected => *end == End::Refused,
        }
    }
}

/// How a run differs from what was expected.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mismatch {
    /// One line.
    pub what: String,
    /// Lines with `-` are expected and missing, lines with `+` are new.
    pub difference: String,
}

/// Compares a run with the text of an expectation of this kind.
///
/// # Errors
/// The first difference that matters: how it ended before what it printed.
pub fn check(kind: Kind, expected: &str, run: &Run) -> Result<(), Mismatch> {
    check_end(kind, run)?;
    let (wanted, got) = match kind {
        Kind::AnyOrder => (sorted(expected), sorted(&run.output)),
        Kind::Varies => {
            return match pattern::check(expected, &run.output) {
                Ok(_) => Ok(()),
                Err(what) => Err(Mismatch {
                    what: format!("does not keep to its pattern: {what}"),
                    difference: difference(expected, &run.output),
                }),
            };
        }
        _ => (expected.to_string(), run.output.clone()),
    };
    if wanted == got {
        return Ok(());
    }
    Err(Mismatch {
        what: match kind {
            Kind::AnyOrder => "does not print these lines, in any order",
            Kind::Rejected => "the compiler says something else",
            _ => "prints something else",
        }
        .to_string(),
        difference: difference(&wanted, &got),
    })
}

fn check_end(kind: Kind, run: &Run) -> Result<(), Mismatch> {
    if kind.ends_with(&run.end) {
        return Ok(());
    }
    let wanted = match kind {
        Kind::Exact | Kind::AnyOrder | Kind::Varies => "it should exit with code 0",
        Kind::Panic => "it should panic and exit with code 101",
        Kind::Hang => "it should hang",
        Kind::Rejected => "it should not compile",
    };
    Err(Mismatch {
        what: format!("{}, but {wanted}", run.end),
        difference: run.output.clone(),
    })
}

fn sorted(text: &str) -> String {
    let mut lines: Vec<&str> = text.lines().collect();
    lines.sort_unstable();
    lines.iter().map(|line| format!("{line}\n")).collect()
}

/// The lines of both texts, marked by where they stand.
pub fn difference(expected: &str, got: &str) -> String {
    TextDiff::from_lines(expected, got)
        .unified_diff()
        .context_radius(2)
        .header("expected", "printed")
        .to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn run(output: &str, end: End) -> Run {
        Run {
            output: output.to_string(),
            end,
        }
    }

    #[test]
    fn order_counts_only_where_the_file_says_so() {
        let swapped = run("b\na\n", End::Exit(0));
        assert!(check(Kind::AnyOrder, "a\nb\n", &swapped).is_ok());
        let mismatch = check(Kind::Exact, "a\nb\n", &swapped).unwrap_err();
        assert!(mismatch.difference.contains("+b\n a\n-b\n"), "{mismatch:?}");
    }

    #[test]
    fn a_line_that_comes_twice_is_not_a_line_that_comes_once() {
        assert!(check(Kind::AnyOrder, "a\na\n", &run("a\n", End::Exit(0))).is_err());
    }

    #[test]
    fn each_kind_demands_its_own_end() {
        let ends = [
            End::Exit(0),
            End::Exit(101),
            End::Signal(6),
            End::Stopped { after_ms: 1 },
            End::Refused,
        ];
        let right = |kind| {
            ends.iter()
                .filter(|end| check(kind, "", &run("", (*end).clone())).is_ok())
                .collect::<Vec<_>>()
        };
        assert_eq!(right(Kind::Exact), [&ends[0]]);
        assert_eq!(right(Kind::AnyOrder), [&ends[0]]);
        assert_eq!(right(Kind::Varies), [&ends[0]]);
        assert_eq!(right(Kind::Panic), [&ends[1]]);
        assert_eq!(right(Kind::Hang), [&ends[3]]);
        assert_eq!(right(Kind::Rejected), [&ends[4]]);
    }
}
