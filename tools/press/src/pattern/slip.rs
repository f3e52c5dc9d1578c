//! A slip in a pattern: what looks like one of its parts and is none.

use super::condition::{self, is_condition};
use super::{HOLE, Values, holes};
use regex::Regex;
use std::sync::LazyLock;

/// What looks like a place of a pattern: dots alone, or a name with bounds.
static SLIP: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"\[(?:\.\.+|[A-Za-z][A-Za-z0-9_-]* *:[^\]]*)(?:\]|$)")
        .expect("the pattern of a slip is a regular expression")
});

/// Everything in the pattern that looks like one of its parts and is none, with its line.
pub fn problems(pattern: &str) -> Vec<(usize, String)> {
    let known: Values = holes(pattern)
        .into_iter()
        .map(|hole| (hole.name, String::from("1")))
        .collect();
    let mut problems = Vec::new();
    for (index, line) in pattern.lines().enumerate() {
        let mut wrong = |what: String| problems.push((index + 1, what));
        if is_condition(line) {
            condition::problems(line, &known)
                .into_iter()
                .for_each(wrong);
            continue;
        }
        for slip in SLIP.find_iter(line).map(|slip| slip.as_str()) {
            if HOLE.find(slip).is_none_or(|hole| hole.as_str() != slip) {
                wrong(format!(
                    "`{slip}` is no place of a pattern; write [..], [name] or [name: 1..10]"
                ));
            }
        }
        for hole in holes(line) {
            if hole.bounds.is_some_and(|(low, high)| low > high) {
                let name = hole.name;
                wrong(format!("no number is within the bounds of [{name}]"));
            }
        }
    }
    problems
}

#[cfg(test)]
mod tests {
    use super::problems;

    #[test]
    fn a_slip_in_a_pattern_is_found_in_its_line() {
        for good in [
            "[..]",
            "[a] [b: 1..2]",
            "[1, 2] [x",
            "a[0]: 3",
            "[a: 0..9]\n[where a < 3]",
        ] {
            assert_eq!(problems(good), [], "{good}");
        }
        for (bad, what) in [
            ("[...]", "`[...]` is no place of a pattern"),
            ("[a: 0..=10]", "`[a: 0..=10]` is no place of a pattern"),
            ("[a: 0..10", "`[a: 0..10` is no place of a pattern"),
            ("[A: 0..10]", "`[A: 0..10]` is no place of a pattern"),
            ("[a: 10..0]", "no number is within the bounds of [a]"),
            ("[where a = 3]", "is no condition"),
            ("[where a == 3]", "the pattern has no [a]"),
        ] {
            let problems = problems(&format!("x\n{bad}\n"));
            assert_eq!(problems.len(), 1, "{bad}: {problems:?}");
            assert!(
                problems[0].0 == 2 && problems[0].1.contains(what),
                "{problems:?}"
            );
        }
    }
}
