//! How often each result came, as a figure for the page and as lines for a terminal.

use crate::listing::Listing;
use crate::sample::{Sample, Tally, number};
use crate::text::escape_html;
use std::fmt::Write;

/// Numbers are put into about so many classes.
const CLASSES: f64 = 20.0;
/// So many different results have a bar of their own each.
const FEW: usize = 8;

/// Size of the figure and of the space around the bars, in units of its view box.
const WIDTH: f64 = 480.0;
const HEIGHT: f64 = 220.0;
const LEFT: f64 = 44.0;
const RIGHT: f64 = 24.0;
const TOP: f64 = 14.0;
const BOTTOM: f64 = 34.0;

/// Results that have a bar in common, and how many runs gave one of them.
#[derive(Debug, PartialEq)]
struct Bar {
    label: String,
    runs: usize,
}

/// The bars of a tally: one for each result where they are few, otherwise for classes of numbers.
enum Bars {
    Each(Vec<Bar>),
    /// The classes and their edges, one more than there are classes.
    Classes(Vec<Bar>, Vec<f64>),
}

impl Bars {
    fn of(tally: &Tally) -> Bars {
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

    fn bars(&self) -> &[Bar] {
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
fn round_step(step: f64) -> f64 {
    let power = 10_f64.powf(step.log10().floor());
    let factor = [1.0, 2.0, 5.0]
        .into_iter()
        .find(|f| f * power >= step * 0.999);
    factor.unwrap_or(10.0) * power
}

/// How many decimals tell multiples of this step apart.
fn decimals(step: f64) -> usize {
    (-step.log10().floor()).max(0.0) as usize
}

/// What the figure shows, in words.
fn caption(listing: &Listing, sample: &Sample, tally: &Tally) -> String {
    let times = sample.times;
    let most = tally.counts.iter().map(|(_, runs)| *runs).max();
    let most = most.unwrap_or(0);
    let mut frequent = tally.counts.iter().filter(|(_, runs)| *runs == most);
    let frequent = match (frequent.next(), frequent.next()) {
        (Some((result, _)), None) => format!("the most frequent, {result}, came {most} times"),
        _ if most == 1 => "each came once".to_string(),
        _ => format!("none came more than {most} times"),
    };
    let span = match (tally.bounds, tally.counts.first(), tally.counts.last()) {
        (Some(_), Some((least, _)), Some((greatest, _))) if least != greatest => {
            format!(" from {least} to {greatest}")
        }
        _ => String::new(),
    };
    let name = &listing.name;
    let results = match &tally.counts[..] {
        [(result, _)] => format!("All {times} runs of {name} gave the same result, {result}."),
        several => {
            let different = several.len();
            format!("{times} runs of {name} gave {different} different results{span}; {frequent}.")
        }
    };
    let made = &sample.made;
    format!(
        "{results} Run on {} on {}, compiled by {}.",
        made.machine, made.date, made.rustc
    )
}

/// The figure for a page, as HTML without an empty line, which would end it in Markdown.
pub fn html(listing: &Listing, sample: &Sample, tally: &Tally) -> String {
    let bars = Bars::of(tally);
    let caption = escape_html(&caption(listing, sample, tally));
    let (drawing, axes) = match &bars {
        Bars::Each(bars) => (each(bars), String::new()),
        Bars::Classes(bars, edges) => (upright(bars, edges), axes(edges)),
    };
    let rows: Vec<String> = bars
        .bars()
        .iter()
        .map(|bar| {
            format!(
                "<tr><td>{}</td><td>{}</td></tr>\n",
                escape_html(&bar.label),
                bar.runs
            )
        })
        .collect();
    format!(
        "<figure class=\"runs\">\n{drawing}<figcaption>{axes}{caption}</figcaption>\n</figure>\n\
         <details>\n<summary>The same as a table</summary>\n\
         <table>\n<thead><tr><th>result</th><th>runs</th></tr></thead>\n<tbody>\n{}\
         </tbody>\n</table>\n</details>\n",
        rows.concat()
    )
}

/// What is drawn against what, where the bars are classes.
fn axes(edges: &[f64]) -> String {
    let width = edges[1] - edges[0];
    let decimals = decimals(width);
    format!(
        "Upwards the number of runs, to the right the result, a bar for each {width:.decimals$}. "
    )
}

/// A bar beside each of a few results.
fn each(bars: &[Bar]) -> String {
    const ROW: f64 = 48.0;
    let height = ROW * bars.len() as f64 + 4.0;
    let full = WIDTH - 60.0;
    let mut svg = open(height);
    for (index, bar) in bars.iter().enumerate() {
        let top = ROW * index as f64;
        let width = visible(bar, full * share(bar, bars));
        let _ = writeln!(
            svg,
            "<text x=\"0\" y=\"{:.1}\">{}</text>\n\
             <rect x=\"0\" y=\"{:.1}\" width=\"{width:.1}\" height=\"16\"/>\n\
             <text x=\"{:.1}\" y=\"{:.1}\">{}</text>",
            top + 14.0,
            escape_html(&shortened(&bar.label)),
            top + 20.0,
            width + 6.0,
            top + 33.0,
            bar.runs
        );
    }
    svg + "</svg>\n"
}

/// As much of a label as stands beside the bars; the table has all of it.
fn shortened(label: &str) -> String {
    const MOST: usize = 60;
    match label.char_indices().nth(MOST) {
        Some((end, _)) => format!("{}…", &label[..end]),
        None => label.to_string(),
    }
}

/// Upright bars over an axis of numbers.
fn upright(bars: &[Bar], edges: &[f64]) -> String {
    let (low, high) = (edges[0], edges[edges.len() - 1]);
    let across = WIDTH - LEFT - RIGHT;
    let up = HEIGHT - TOP - BOTTOM;
    let foot = HEIGHT - BOTTOM;
    let at = |value: f64| LEFT + across * (value - low) / (high - low);
    let most = bars.iter().map(|bar| bar.runs).max().unwrap_or(0);
    let mut svg = open(HEIGHT);
    for (bar, edge) in bars.iter().zip(edges.windows(2)) {
        let height = visible(bar, up * share(bar, bars));
        let _ = writeln!(
            svg,
            "<rect x=\"{:.1}\" y=\"{:.1}\" width=\"{:.1}\" height=\"{height:.1}\"/>",
            at(edge[0]) + 1.0,
            foot - height,
            at(edge[1]) - at(edge[0]) - 2.0,
        );
    }
    let _ = writeln!(
        svg,
        "<path d=\"M{LEFT} {TOP}V{foot}H{:.1}\"/>\n\
         <text class=\"left\" x=\"{:.1}\" y=\"{:.1}\">{most}</text>\n\
         <text class=\"left\" x=\"{:.1}\" y=\"{foot}\">0</text>",
        WIDTH - RIGHT,
        LEFT - 6.0,
        TOP + 10.0,
        LEFT - 6.0,
    );
    let step = round_step((high - low) / 5.0);
    let decimals = decimals(step);
    let mut mark = (low / step).ceil();
    while mark * step <= high * 1.000_001 {
        let x = at(mark * step);
        let label = format!("{:.decimals$}", mark * step);
        // A long number at the right edge would go beyond it.
        let (class, end) = match x > WIDTH - RIGHT - 1.0 && label.len() > 5 {
            true => ("left", WIDTH),
            false => ("below", x),
        };
        let _ = writeln!(
            svg,
            "<path d=\"M{x:.1} {foot}v5\"/>\n<text class=\"{class}\" x=\"{end:.1}\" y=\"{:.1}\">{label}</text>",
            foot + 22.0,
        );
        mark += 1.0;
    }
    svg + "</svg>\n"
}

fn open(height: f64) -> String {
    // What it shows stands in the caption and in the table.
    format!("<svg viewBox=\"0 0 {WIDTH} {height}\" aria-hidden=\"true\" focusable=\"false\">\n")
}

/// The length of a bar that is not empty, such that it can be seen.
fn visible(bar: &Bar, length: f64) -> f64 {
    const LEAST: f64 = 2.0;
    match bar.runs {
        0 => 0.0,
        _ => length.max(LEAST),
    }
}

fn share(bar: &Bar, bars: &[Bar]) -> f64 {
    let most = bars.iter().map(|bar| bar.runs).max().unwrap_or(0).max(1);
    bar.runs as f64 / most as f64
}

/// The same for a terminal.
pub fn text(listing: &Listing, sample: &Sample, tally: &Tally) -> String {
    const FULL: f64 = 50.0;
    let bars = Bars::of(tally);
    let bars = bars.bars();
    let width = bars.iter().map(|bar| bar.label.chars().count()).max();
    let width = width.unwrap_or(0);
    let mut text = String::new();
    for bar in bars {
        let blocks = "#".repeat((FULL * share(bar, bars)).ceil() as usize);
        let _ = writeln!(text, "{:>width$} {:>5} {blocks}", bar.label, bar.runs);
    }
    text + &caption(listing, sample, tally) + "\n"
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tally(counts: &[(&str, usize)], bounds: Option<(f64, f64)>) -> Tally {
        Tally {
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
