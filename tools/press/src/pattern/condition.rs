//! A condition of a pattern: `[where first + second == 10]`, on the numbers at its named places.

use super::Values;
use regex::{Captures, Regex};
use std::sync::LazyLock;

static CONDITION: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"^\[where (.+?) (==|!=|<=|>=|<|>) (.+)\]$")
        .expect("the pattern of a condition is a regular expression")
});

/// Whether the line of a pattern is meant to be a condition.
pub(super) fn is_condition(line: &str) -> bool {
    line.starts_with("[where ")
}

/// Compares the sides of a condition.
///
/// # Errors
/// What both sides are where it does not hold, or why it says nothing.
pub(super) fn check(condition: &str, values: &Values) -> Result<(), String> {
    let parts = parts(condition)?;
    let (left, right) = (side(&parts[1], values)?, side(&parts[3], values)?);
    let holds = match &parts[2] {
        "==" => left == right,
        "!=" => left != right,
        "<=" => left <= right,
        ">=" => left >= right,
        "<" => left < right,
        _ => left > right,
    };
    match holds {
        true => Ok(()),
        false => Err(format!(
            "{condition} does not hold: {left} stands on the left and {right} on the right"
        )),
    }
}

/// Why the condition says nothing, once for each side; `known` has a number for each named place.
pub(super) fn problems(condition: &str, known: &Values) -> Vec<String> {
    match parts(condition) {
        Err(what) => vec![what],
        Ok(parts) => [&parts[1], &parts[3]]
            .into_iter()
            .filter_map(|part| side(part, known).err())
            .collect(),
    }
}

/// The left side, the comparison and the right side.
fn parts(condition: &str) -> Result<Captures<'_>, String> {
    CONDITION
        .captures(condition)
        .ok_or_else(|| format!("`{condition}` is no condition; write it as in [where a + b == 10]"))
}

/// The number that one side of a condition stands for.
fn side(text: &str, values: &Values) -> Result<f64, String> {
    use exmex::Express;
    let wrong = |what: String| format!("the condition `{text}`: {what}");
    let expression = exmex::parse::<f64>(text).map_err(|e| wrong(e.to_string()))?;
    let mut numbers = Vec::new();
    for name in expression.var_names() {
        let value = values
            .get(name)
            .ok_or_else(|| wrong(format!("the pattern has no [{name}]")))?;
        let number = value.parse();
        numbers.push(number.map_err(|_| wrong(format!("[{name}] is `{value}`")))?);
    }
    expression.eval(&numbers).map_err(|e| wrong(e.to_string()))
}

#[cfg(test)]
mod tests {
    use crate::pattern::check;

    #[test]
    fn a_condition_must_hold_and_is_no_line() {
        let pattern = "[a: 0..10]\n[b: 0..10]\n[where a + b == 10]\n[where 2 * a <= b]\n";
        assert!(check(pattern, "3\n7\n").is_ok());
        assert_eq!(
            check(pattern, "3\n6\n").unwrap_err(),
            "[where a + b == 10] does not hold: 9 stands on the left and 10 on the right"
        );
        assert!(check(pattern, "4\n6\n").is_err());
    }

    #[test]
    fn a_condition_that_says_nothing_is_an_error() {
        for (pattern, what) in [
            ("[a: 0..10]\n[where a]\n", "is no condition"),
            ("[a: 0..10]\n[where b == 3]\n", "the pattern has no [b]"),
            ("[a]\n[where a == 3]\n", "[a] is `x`"),
            ("[a: 0..10]\n[where a + == 3]\n", "the condition `a +`"),
        ] {
            let printed = if pattern.starts_with("[a]") {
                "x\n"
            } else {
                "3\n"
            };
            let error = check(pattern, printed).unwrap_err();
            assert!(error.contains(what), "{pattern}: {error}");
        }
    }
}
