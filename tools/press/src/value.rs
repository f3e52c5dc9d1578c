//! A number within a sentence: it comes from the run, never from the keyboard.

use crate::expectation::Kind;
use crate::explored::{Exploration, Explorations};
use crate::listing::Listing;
use crate::pattern;
use crate::problem::Problem;
use crate::project::Project;
use crate::quantity::{OfRuns, Quantity, Sampling};
use crate::results::{Results, Runs};
use crate::sample;
use crate::text::nearest;

/// The number, as a sentence shows it.
///
/// # Errors
/// Where the listing has no such number, or could not be run or explored.
pub fn value(
    project: &Project,
    listing: &Listing,
    quantity: &Quantity,
    results: &Results,
    explorations: &Explorations,
) -> Result<String, Problem> {
    match quantity {
        Quantity::Outcomes | Quantity::Schedules => {
            of_exploration(listing, quantity, explorations.get(listing)?)
        }
        Quantity::Hole(name) => {
            let record = results.check(project, listing)?;
            of_run(listing, &record.run.output, name)
        }
        Quantity::OfRuns(of_runs, sampling) => {
            let sample = sample::sample(project, listing, results, sampling.times, Runs::Kept)?;
            of_many(listing, &sample, *of_runs, sampling)
        }
    }
}

fn of_exploration(
    listing: &Listing,
    quantity: &Quantity,
    exploration: &Exploration,
) -> Result<String, Problem> {
    let none = |what: &str| Problem::new(format!("listing \"{}\" {what}", listing.name));
    if !exploration.exhaustive {
        return Err(none(
            "was not explored to its end, so its numbers say nothing",
        ));
    }
    match quantity {
        Quantity::Schedules => exploration
            .schedules
            .as_deref()
            .map(grouped)
            .ok_or_else(|| none("has too many schedules to count, or goes round")),
        _ => Ok(grouped(&exploration.outcomes.len().to_string())),
    }
}

/// The number at a named place of the output, or behind a label: `key` stands for `Key: 3`.
fn of_run(listing: &Listing, output: &str, key: &str) -> Result<String, Problem> {
    let found = match listing.kind {
        Kind::Varies => pattern::check(&listing.expected, output)
            .ok()
            .and_then(|mut values| values.remove(key)),
        _ => output
            .lines()
            .filter_map(|line| line.split_once(':'))
            .find(|(label, _)| key_of(label) == key)
            .map(|(_, value)| value.trim().to_string()),
    };
    let none = |what: String| Problem::new(format!("listing \"{}\" {what}", listing.name));
    let value = found.ok_or_else(|| {
        let problem = none(format!("prints no number called \"{key}\""));
        let known = keys(listing, output);
        match nearest(key, &known) {
            Some(near) => problem.next(format!("did you mean \"{near}\"?")),
            None if known.is_empty() => problem,
            None => problem.next(format!("it prints {}", known.join(", "))),
        }
    })?;
    match value.parse::<f64>() {
        Ok(number) if number.is_finite() => Ok(value),
        _ => Err(none(format!(
            "prints `{value}` as \"{key}\", which is no number"
        ))),
    }
}

/// A label as the key of its number: `first_point` for `First point`.
fn key_of(label: &str) -> String {
    label.trim().to_lowercase().replace(' ', "_")
}

/// The keys of all numbers that the listing prints.
fn keys(listing: &Listing, output: &str) -> Vec<String> {
    match listing.kind {
        // Of several patterns, only the one that this run fits has numbers.
        Kind::Varies => pattern::check(&listing.expected, output)
            .unwrap_or_default()
            .into_keys()
            .collect(),
        _ => output
            .lines()
            .filter_map(|line| line.split_once(':'))
            .map(|(label, _)| key_of(label))
            .collect(),
    }
}

fn of_many(
    listing: &Listing,
    sample: &sample::Sample,
    of_runs: OfRuns,
    sampling: &Sampling,
) -> Result<String, Problem> {
    let tally = sample.tally(listing, sampling)?;
    let result = match of_runs {
        OfRuns::Different => return Ok(grouped(&tally.counts.len().to_string())),
        OfRuns::Smallest => tally.counts.first(),
        OfRuns::Largest => tally.counts.last(),
    };
    match result.filter(|_| tally.bounds.is_some()) {
        Some((result, _)) => Ok(result.clone()),
        None => {
            let what = format!("the results of listing \"{}\" are no numbers", listing.name);
            Err(Problem::new(what))
        }
    }
}

/// Whole numbers with a comma between thousands.
fn grouped(digits: &str) -> String {
    let mut text = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::grouped;

    #[test]
    fn thousands_are_told_apart() {
        let texts = ["7", "126", "1716", "1000000"].map(grouped);
        assert_eq!(texts, ["7", "126", "1,716", "1,000,000"]);
    }
}
