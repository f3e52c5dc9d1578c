//! The pattern of `expected-varies.txt`: text with places where a run may differ from the last one,
//! and what must hold in every run all the same.
//!
//! `[..]` stands for any text within a line, `[name]` for a text that is the same wherever the
//! name stands, `[name: 1..10]` for such a text that is a number from 1 to 10, both included.
//! A line `[where first + second == 10]` is no text but a condition on such numbers, sums and all
//! that [`exmex`] can evaluate on both sides of one comparison.
//! A line `[or]` stands between patterns of which one must fit.

use regex::Regex;
use std::cell::RefCell;
use std::collections::{BTreeMap, HashMap};
use std::rc::Rc;
use std::sync::LazyLock;

static HOLE: LazyLock<Regex> = LazyLock::new(|| {
    let number = r"-?[0-9]+(?:\.[0-9]+)?";
    let hole = format!(r"\[(?:\.\.|([a-z][a-z_]*)(?:: ({number})\.\.({number}))?)\]");
    Regex::new(&hole).expect("the pattern of a hole is a regular expression")
});

/// What looks like a place of a pattern: dots alone, or a name with bounds.
static SLIP: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"\[(?:\.\.+|[A-Za-z][A-Za-z0-9_-]* *:[^\]]*)(?:\]|$)")
        .expect("the pattern of a slip is a regular expression")
});

static CONDITION: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"^\[where (.+?) (==|!=|<=|>=|<|>) (.+)\]$")
        .expect("the pattern of a condition is a regular expression")
});

thread_local! {
    /// The expressions of lines, by line: hundreds of runs are held against the same few.
    static LINES: RefCell<HashMap<String, Rc<Regex>>> = RefCell::default();
}

/// The line between patterns of which one must fit.
const OR: &str = "[or]";

/// A place of a pattern that has a name.
#[derive(Debug, Clone, PartialEq)]
pub struct Hole {
    pub name: String,
    /// The least and the greatest number that may stand there; none where any text may.
    pub bounds: Option<(f64, f64)>,
}

/// What stood at the named places of a pattern, by name.
pub type Values = BTreeMap<String, String>;

/// The named places of the pattern, each once, in their order.
pub fn holes(pattern: &str) -> Vec<Hole> {
    let mut holes: Vec<Hole> = Vec::new();
    let lines = pattern.lines().filter(|line| *line != OR);
    for found in lines.flat_map(|line| HOLE.captures_iter(line)) {
        let Some(name) = found.get(1) else { continue };
        let bound = |group| found.get(group)?.as_str().parse::<f64>().ok();
        let bounds = bound(2).zip(bound(3));
        match holes.iter_mut().find(|hole| hole.name == name.as_str()) {
            Some(known) => known.bounds = known.bounds.or(bounds),
            None => holes.push(Hole {
                name: name.as_str().to_string(),
                bounds,
            }),
        }
    }
    holes
}

/// Everything in the pattern that looks like one of its parts and is none, with its line.
pub fn problems(pattern: &str) -> Vec<(usize, String)> {
    let known: Values = holes(pattern)
        .into_iter()
        .map(|hole| (hole.name, String::from("1")))
        .collect();
    let mut problems = Vec::new();
    for (index, line) in pattern.lines().enumerate() {
        let mut wrong = |what: String| problems.push((index + 1, what));
        if line.starts_with("[where ") {
            match CONDITION.captures(line) {
                None => wrong(format!(
                    "`{line}` is no condition; write it as in [where a + b == 10]"
                )),
                Some(parts) => {
                    for part in [&parts[1], &parts[3]] {
                        side(part, &known).map(drop).unwrap_or_else(&mut wrong);
                    }
                }
            }
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

/// Compares what was printed with the pattern; returns what stood at its named places.
///
/// # Errors
/// One line that says which line differs and how.
pub fn check(pattern: &str, printed: &str) -> Result<Values, String> {
    let lines: Vec<&str> = pattern.lines().collect();
    let alternatives: Vec<&[&str]> = lines.split(|line| *line == OR).collect();
    match alternatives[..] {
        [only] => check_one(only, printed),
        _ => alternatives
            .iter()
            .find_map(|one| check_one(one, printed).ok())
            .ok_or_else(|| format!("fits none of {} patterns", alternatives.len())),
    }
}

fn check_one(pattern: &[&str], printed: &str) -> Result<Values, String> {
    let (conditions, wanted): (Vec<&str>, Vec<&str>) =
        pattern.iter().partition(|line| line.starts_with("[where "));
    let got: Vec<&str> = printed.lines().collect();
    if wanted.len() != got.len() {
        return Err(format!(
            "prints {} lines where the pattern has {}",
            got.len(),
            wanted.len()
        ));
    }
    let mut values = Values::new();
    for (index, (wanted, got)) in wanted.iter().zip(&got).enumerate() {
        check_line(wanted, got, &mut values)
            .map_err(|what| format!("line {}: {what}", index + 1))?;
    }
    for condition in conditions {
        check_condition(condition, &values)?;
    }
    Ok(values)
}

fn check_line(pattern: &str, printed: &str, values: &mut Values) -> Result<(), String> {
    let holes: Vec<_> = HOLE.captures_iter(pattern).collect();
    let expression = expression(pattern, &holes)?;
    let texts = expression
        .captures(printed)
        .ok_or_else(|| format!("`{printed}` does not fit `{pattern}`"))?;

    for (hole, text) in holes.iter().zip(texts.iter().skip(1)) {
        let (Some(name), Some(text)) = (hole.get(1), text) else {
            continue;
        };
        let (name, text) = (name.as_str(), text.as_str());
        let first = values
            .entry(name.to_string())
            .or_insert_with(|| text.to_string());
        if first != text {
            return Err(format!(
                "[{name}] is `{text}` here and was `{first}` before"
            ));
        }
        if let (Some(low), Some(high)) = (hole.get(2), hole.get(3)) {
            let inside = number(text).is_some_and(|n| {
                number(low.as_str()).is_some_and(|low| low <= n)
                    && number(high.as_str()).is_some_and(|high| n <= high)
            });
            if !inside {
                return Err(format!(
                    "[{name}] is `{text}`, not a number from {} to {}",
                    low.as_str(),
                    high.as_str()
                ));
            }
        }
    }
    Ok(())
}

/// The expression of a line of a pattern, with a group for each of its places.
fn expression(pattern: &str, holes: &[regex::Captures]) -> Result<Rc<Regex>, String> {
    if let Some(known) = LINES.with_borrow(|lines| lines.get(pattern).cloned()) {
        return Ok(known);
    }
    let mut expression = String::from("^");
    let mut end = 0;
    for hole in holes {
        let whole = hole.get_match();
        expression += &regex::escape(&pattern[end..whole.start()]);
        expression += if hole.get(1).is_some() {
            "(.+?)"
        } else {
            "(.*?)"
        };
        end = whole.end();
    }
    expression += &regex::escape(&pattern[end..]);
    expression += "$";
    let expression = Regex::new(&expression).map_err(|e| format!("the pattern is broken: {e}"))?;
    let expression = Rc::new(expression);
    LINES.with_borrow_mut(|lines| lines.insert(pattern.to_string(), expression.clone()));
    Ok(expression)
}

fn number(text: &str) -> Option<f64> {
    text.parse().ok()
}

fn check_condition(condition: &str, values: &Values) -> Result<(), String> {
    let parts = CONDITION
        .captures(condition)
        .ok_or_else(|| format!("`{condition}` is no condition, as in [where a + b == 10]"))?;
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
        numbers.push(number(value).ok_or_else(|| wrong(format!("[{name}] is `{value}`")))?);
    }
    expression.eval(&numbers).map_err(|e| wrong(e.to_string()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fits(pattern: &str, printed: &str) -> bool {
        check(pattern, printed).is_ok()
    }

    #[test]
    fn a_hole_takes_any_text_within_its_line() {
        assert!(fits("took [..] ms\n", "took 12 ms\n"));
        assert!(!fits("took [..] ms\n", "took 12\nms\n"));
        assert!(!fits("took [..] ms\n", "took 12 s\n"));
    }

    #[test]
    fn a_name_stands_for_one_text() {
        assert!(fits("first [x]\nmean [x]\n", "first 2.5\nmean 2.5\n"));
        let error = check("first [x]\nmean [x]\n", "first 2.5\nmean 2.4\n").unwrap_err();
        assert_eq!(error, "line 2: [x] is `2.4` here and was `2.5` before");
    }

    #[test]
    fn a_number_keeps_to_its_bounds() {
        assert!(fits("[x: -1..2.5]", "2.5"));
        assert!(fits("[x: -1..2.5]", "-1"));
        assert!(!fits("[x: -1..2.5]", "2.51"));
        assert!(!fits("[x: -1..2.5]", "two"));
        assert!(!fits("[x: -1..2.5]", "NaN"));
    }

    #[test]
    fn one_of_several_patterns_must_fit() {
        let pattern = "a\n[or]\na\nb[..]\n";
        assert!(fits(pattern, "a\n"));
        assert!(fits(pattern, "a\nbc\n"));
        assert!(!fits(pattern, "b\n"));
        assert!(!fits(pattern, "a\na\nb\n"));
    }

    #[test]
    fn brackets_that_are_no_hole_are_text() {
        assert!(fits("[1, 2] (a.b)*", "[1, 2] (a.b)*"));
        assert!(!fits("[1, 2] a.b", "[1, 2] axb"));
    }

    #[test]
    fn a_condition_must_hold_and_is_no_line() {
        let pattern = "[a: 0..10]\n[b: 0..10]\n[where a + b == 10]\n[where 2 * a <= b]\n";
        assert!(fits(pattern, "3\n7\n"));
        assert_eq!(
            check(pattern, "3\n6\n").unwrap_err(),
            "[where a + b == 10] does not hold: 9 stands on the left and 10 on the right"
        );
        assert!(!fits(pattern, "4\n6\n"));
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

    #[test]
    fn what_stood_at_a_name_is_known() {
        let values = check("[first] and [..]\n[n: 0..9]\n", "x and y\n4\n").unwrap();
        assert_eq!(
            values.into_iter().collect::<Vec<_>>(),
            [("first".into(), "x".into()), ("n".into(), "4".into())]
        );
        assert_eq!(holes("a\n[or]\nb\n"), []);
        let bounds = |pattern| {
            holes(pattern)
                .into_iter()
                .map(|hole| hole.bounds)
                .collect::<Vec<_>>()
        };
        assert_eq!(bounds("[x] [..]\n[n: 0..9]\n[x]"), [None, Some((0.0, 9.0))]);
    }
}
