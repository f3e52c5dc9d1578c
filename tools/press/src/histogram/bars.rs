//! Which results have a bar in common: one for each where they are few, otherwise classes of
//! numbers with round edges.

use crate::sample::{Tally, number};

/// Numbers are put into about so many classes.
const CLASSES: f64 = 20.0;
/// So many different results have a bar of their own each.
const FEW: usize = 8;

/// Results that have a bar in common, and how many runs gave one of them.
#[derive(Debug, PartialEq)]
pub(super) struct Bar {
    pub label: String,
    pub runs: usize,
}

/// The bars of a tally: one for each result where they are few, otherwise for classes of numbers.
pub(super) enum Bars {
    Each(Vec<Bar>),
    /// The classes and their edges, one more than there are classes.
    Classes(Vec<Bar>, Vec<f64>),
}

impl Bars {
    pub(super) fn of(tally: &Tally) -> Bars {
        match tally.bounds {
            Some((low, high)) if tally.counts.len() > FEW && low < high => {
                classes(tally, low, high)
            }
            _ => Bars::Each(
                tally
                    .counts
                    .iter()
                    .map(|(result, runs)| Bar {
                        label: result.clone(),
                        runs: *runs,
                    })
                    .collect(),
            ),
        }
    }

    pub(super) fn bars(&self) -> &[Bar] {
        match self {
            Bars::Each(bars) | Bars::Classes(bars, _) => bars,
        }
    }
}

/// Classes of equal width; each holds its lower edge, the last one its upper edge as well.
fn classes(tally: &Tally, low: f64, high: f64) -> Bars {
    let width = round_step((high - low) / CLASSES);
    let first = (low / width).floor();
    let count = ((high / width).ceil() - first).max(1.0) as usize;
    let decimals = decimals(width);
    let edges: Vec<f64> = (0..=count).map(|i| (first + i as f64) * width).collect();
    let whole = |(result, _): &(String, usize)| number(result).fract() == 0.0;
    let whole = tally.counts.iter().all(whole) && width.fract() == 0.0;
    let mut bars: Vec<Bar> = edges
        .windows(2)
        .enumerate()
        .map(|(index, pair)| {
            // Between whole numbers there is nothing, so that a class ends before the next begins.
            let last = match whole && index + 1 < count {
                true => pair[1] - 1.0,
                false => pair[1],
            };
            let label = match pair[0] == last {
                true => format!("{last}"),
                false => format!("{:.decimals$} to {last:.decimals$}", pair[0]),
            };
            Bar { label, runs: 0 }
        })
        .collect();
    for (result, runs) in &tally.counts {
        let class = (number(result) / width).floor() - first;
        // The result lies within its bounds, so only the upper edge can be too far right.
        bars[(class.max(0.0) as usize).min(count - 1)].runs += runs;
    }
    Bars::Classes(bars, edges)
}

/// The next number of the form 1, 2 or 5 times a power of ten.
pub(super) fn round_step(step: f64) -> f64 {
    let power = 10_f64.powf(step.log10().floor());
    let factor = [1.0, 2.0, 5.0]
        .into_iter()
        .find(|f| f * power >= step * 0.999);
    factor.unwrap_or(10.0) * power
}

/// How many decimals tell multiples of this step apart.
pub(super) fn decimals(step: f64) -> usize {
    (-step.log10().floor()).max(0.0) as usize
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tally(counts: &[(&str, usize)], bounds: Option<(f64, f64)>) -> Tally {
        Tally {
            of: None,
            counts: counts
                .iter()
                .map(|(result, runs)| (result.to_string(), *runs))
                .collect(),
            bounds,
        }
    }

    #[test]
    fn every_run_is_in_one_class() {
        let results = [
            "0.000", "0.001", "49.999", "50.0", "51", "52", "53", "999.9", "1000.000",
        ];
        let counts: Vec<_> = results.iter().map(|result| (*result, 2)).collect();
        let bars = Bars::of(&tally(&counts, Some((0.0, 1000.0))));
        let bars = bars.bars();
        assert_eq!(bars.len(), 20);
        assert_eq!(bars.iter().map(|bar| bar.runs).sum::<usize>(), 18);
        assert_eq!(
            bars[0],
            Bar {
                label: "0 to 50".to_string(),
                runs: 6
            }
        );
        assert_eq!(
            bars[19],
            Bar {
                label: "950 to 1000".to_string(),
                runs: 4
            }
        );
    }

    #[test]
    fn a_few_results_have_a_bar_each() {
        let bars = Bars::of(&tally(&[("1.8", 1), ("1.9", 2)], Some((0.0, 2.0))));
        let labels: Vec<&str> = bars.bars().iter().map(|bar| bar.label.as_str()).collect();
        assert_eq!(labels, ["1.8", "1.9"]);
    }

    #[test]
    fn steps_are_round() {
        assert_eq!(
            [0.31, 7.0, 50.0, 51.0].map(round_step),
            [0.5, 10.0, 50.0, 100.0]
        );
    }
}
