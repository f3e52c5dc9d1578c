//! The pattern of `expected-varies.txt`: text with places where a run may differ from the last one,
//! and what must hold in every run all the same.
//!
//! `[..]` stands for any text within a line, `[name]` for a text that is the same wherever the
//! name stands, `[name: 1..10]` for such a text that is a number from 1 to 10, both included.
//! A line `[where first + second == 10]` is no text but a condition on such numbers, sums and all
//! that [`exmex`] can evaluate on both sides of one comparison.
//! A line `[or]` stands between patterns of which one must fit.

mod condition;
mod slip;

pub use slip::problems;

use condition::is_condition;
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
        pattern.iter().partition(|line| is_condition(line));
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
    for line in conditions {
        condition::check(line, &values)?;
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
