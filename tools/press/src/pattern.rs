//! The pattern of `expected-varies.txt`: text with places where a run may differ from the last one.
//!
//! `[..]` stands for any text within a line, `[name]` for a text that is the same wherever the
//! name stands, `[name: 1..10]` for such a text that is a number from 1 to 10, both included.
//! A line `[or]` stands between patterns of which one must fit.

use regex::Regex;
use std::collections::HashMap;
use std::sync::LazyLock;

static HOLE: LazyLock<Regex> = LazyLock::new(|| {
    let number = r"-?[0-9]+(?:\.[0-9]+)?";
    let hole = format!(r"\[(?:\.\.|([a-z][a-z_]*)(?:: ({number})\.\.({number}))?)\]");
    Regex::new(&hole).expect("the pattern of a hole is a regular expression")
});

/// Compares what was printed with the pattern.
///
/// # Errors
/// One line that says which line differs and how.
pub fn check(pattern: &str, printed: &str) -> Result<(), String> {
    let alternatives: Vec<&str> = pattern.split("[or]\n").collect();
    match alternatives[..] {
        [only] => check_one(only, printed),
        _ if alternatives
            .iter()
            .any(|one| check_one(one, printed).is_ok()) =>
        {
            Ok(())
        }
        _ => Err(format!("fits none of {} patterns", alternatives.len())),
    }
}

fn check_one(pattern: &str, printed: &str) -> Result<(), String> {
    let (wanted, got): (Vec<_>, Vec<_>) = (pattern.lines().collect(), printed.lines().collect());
    if wanted.len() != got.len() {
        return Err(format!(
            "prints {} lines where the pattern has {}",
            got.len(),
            wanted.len()
        ));
    }
    let mut known = HashMap::new();
    for (index, (wanted, got)) in wanted.iter().zip(&got).enumerate() {
        check_line(wanted, got, &mut known)
            .map_err(|what| format!("line {}: {what}", index + 1))?;
    }
    Ok(())
}

fn check_line<'t>(
    pattern: &'t str,
    printed: &'t str,
    known: &mut HashMap<&'t str, &'t str>,
) -> Result<(), String> {
    let mut expression = String::from("^");
    let mut end = 0;
    let holes: Vec<_> = HOLE.captures_iter(pattern).collect();
    for hole in &holes {
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
    let texts = expression
        .captures(printed)
        .ok_or_else(|| format!("`{printed}` does not fit `{pattern}`"))?;

    for (hole, text) in holes.iter().zip(texts.iter().skip(1)) {
        let (Some(name), Some(text)) = (hole.get(1), text) else {
            continue;
        };
        let (name, text) = (name.as_str(), text.as_str());
        let first = *known.entry(name).or_insert(text);
        if first != text {
            return Err(format!(
                "[{name}] is `{text}` here and was `{first}` before"
            ));
        }
        if let (Some(low), Some(high)) = (hole.get(2), hole.get(3)) {
            let number = |text: &str| text.parse::<f64>().ok();
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

#[cfg(test)]
mod tests {
    use super::check;

    #[test]
    fn a_hole_takes_any_text_within_its_line() {
        assert_eq!(check("took [..] ms\n", "took 12 ms\n"), Ok(()));
        assert!(check("took [..] ms\n", "took 12\nms\n").is_err());
        assert!(check("took [..] ms\n", "took 12 s\n").is_err());
    }

    #[test]
    fn a_name_stands_for_one_text() {
        assert_eq!(
            check("first [x]\nmean [x]\n", "first 2.5\nmean 2.5\n"),
            Ok(())
        );
        let error = check("first [x]\nmean [x]\n", "first 2.5\nmean 2.4\n").unwrap_err();
        assert_eq!(error, "line 2: [x] is `2.4` here and was `2.5` before");
    }

    #[test]
    fn a_number_keeps_to_its_bounds() {
        assert_eq!(check("[x: -1..2.5]", "2.5"), Ok(()));
        assert_eq!(check("[x: -1..2.5]", "-1"), Ok(()));
        assert!(check("[x: -1..2.5]", "2.51").is_err());
        assert!(check("[x: -1..2.5]", "two").is_err());
        assert!(check("[x: -1..2.5]", "NaN").is_err());
    }

    #[test]
    fn one_of_several_patterns_must_fit() {
        let pattern = "a\n[or]\na\nb[..]\n";
        assert_eq!(check(pattern, "a\n"), Ok(()));
        assert_eq!(check(pattern, "a\nbc\n"), Ok(()));
        assert!(check(pattern, "b\n").is_err());
        assert!(check(pattern, "a\na\nb\n").is_err());
    }

    #[test]
    fn brackets_that_are_no_hole_are_text() {
        assert_eq!(check("[1, 2] (a.b)*", "[1, 2] (a.b)*"), Ok(()));
        assert!(check("[1, 2] a.b", "[1, 2] axb").is_err());
    }
}
