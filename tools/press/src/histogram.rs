//! How often each result came, as a figure for the page and as lines for a terminal.

mod bars;

use crate::listing::Listing;
use crate::sample::{NEXT_LINE, Sample, Tally};
use crate::text::escape_html;
use bars::{Bar, Bars, decimals, round_step};
use std::fmt::Write;

/// Size of the figure and of the space around the bars, in units of its view box.
const WIDTH: f64 = 480.0;
const HEIGHT: f64 = 220.0;
const LEFT: f64 = 44.0;
const RIGHT: f64 = 24.0;
const TOP: f64 = 14.0;
const BOTTOM: f64 = 34.0;

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
            let what = match &tally.of {
                Some(of) => format!("values of \"{of}\""),
                None => "results".to_string(),
            };
            format!("{times} runs of {name} gave {different} different {what}{span}; {frequent}.")
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
        "Each bar counts the runs whose result lies in a range of {width:.decimals$}: results to the right, runs upwards. "
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

/// As much of a label as stands beside the bars, of several lines the last: a program says at the
/// end how it went. The table has all of it.
fn shortened(label: &str) -> String {
    const MOST: usize = 60;
    match (label.char_indices().nth(MOST), label.rsplit_once(NEXT_LINE)) {
        (Some(_), Some((_, last))) => format!("… {}", shortened(last)),
        (Some((end, _)), None) => format!("{}…", &label[..end]),
        (None, _) => label.to_string(),
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
    use super::shortened;

    #[test]
    fn of_a_long_result_the_last_line_stands_beside_its_bar() {
        assert_eq!(shortened("salt · sugar"), "salt · sugar");
        let panicked = format!("thread panicked at {}.rs · no mean", "long/".repeat(20));
        assert_eq!(shortened(&panicked), "… no mean");
        assert_eq!(shortened(&"é".repeat(70)), format!("{}…", "é".repeat(60)));
    }
}
