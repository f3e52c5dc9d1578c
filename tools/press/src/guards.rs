//! The life of each guard, drawn beside the source from a schedule of the explorer: from the line
//! that takes the lock to the line that lets go of it.

use crate::explored::Outcome;
use crate::graph::{Graph, Object};
use crate::listing::Listing;
use crate::problem::Problem;
use crate::text::escape_html;
use crate::timeline::color;
use std::fmt::Write;
use std::ops::RangeInclusive;

/// The distance of two guards' lines, in CSS pixels.
const LANE: usize = 14;

/// A guard, by the lines between which it lives, which it may do several times.
#[derive(Debug, PartialEq, Eq, Clone)]
struct Life {
    /// The number of the lock: several may have one name.
    id: usize,
    lock: String,
    /// The line that takes the lock, counted from 1.
    from: usize,
    /// The line that lets go of it; none if the schedule ends before that.
    to: Option<usize>,
    /// The threads that do that: the name of each, and its place in the order of spawning.
    threads: Vec<(String, usize)>,
}

impl Life {
    /// The lines beside which it is drawn.
    fn lines(&self) -> RangeInclusive<usize> {
        let to = self.to.unwrap_or(self.from);
        self.from.min(to)..=self.from.max(to)
    }

    fn text(&self) -> String {
        let names: Vec<&str> = self.threads.iter().map(|(name, _)| &**name).collect();
        let (lock, from) = (&self.lock, self.from);
        let held = match self.to {
            Some(to) if to == from => format!("only in line {from}"),
            Some(to) => format!("from line {from} to line {to}"),
            None => format!("from line {from} on, to the end"),
        };
        format!(
            "<code>{lock}</code>, held by {} {held}",
            names.join(" and ")
        )
    }
}

/// The figure for a page, as HTML without an empty line.
///
/// # Errors
/// Where no lock is taken on the way to the outcome.
pub fn html(
    listing: &Listing,
    source: &str,
    graph: &Graph,
    outcome: &Outcome,
) -> Result<String, Problem> {
    let lives = lives(graph, outcome);
    if lives.is_empty() {
        let what = format!(
            "no lock is taken in this schedule of listing \"{}\"",
            listing.name
        );
        return Err(Problem::new(what));
    }
    let lanes = lanes(&lives);
    let width = LANE * (1 + lanes.iter().max().unwrap_or(&0));
    let mut html =
        format!("<figure class=\"guards\">\n<div class=\"source\" style=\"--lanes: {width}px\">\n");
    for (index, text) in source.lines().enumerate() {
        let line = index + 1;
        let mut svg = format!(
            "<svg width=\"{width}\" height=\"100%\" aria-hidden=\"true\" focusable=\"false\">"
        );
        for (life, lane) in lives.iter().zip(&lanes) {
            if !life.lines().contains(&line) {
                continue;
            }
            let x = LANE * lane + LANE / 2;
            let starts = line == life.from;
            let ends = life.to == Some(line);
            let (top, bottom) = (
                if starts { "30%" } else { "0" },
                if ends { "70%" } else { "100%" },
            );
            let color = color(life.threads[0].1);
            let _ = write!(
                svg,
                "<line class=\"{color}\" x1=\"{x}\" y1=\"{top}\" x2=\"{x}\" y2=\"{bottom}\"/>"
            );
        }
        let code = match escape_html(text) {
            empty if empty.is_empty() => "&#8203;".to_string(),
            code => code,
        };
        let _ = writeln!(
            html,
            "<div aria-hidden=\"true\">{svg}</svg><i>{line}</i><code>{code}</code></div>"
        );
    }
    html += "</div>\n<figcaption>How long each guard lives, beside the source, from top to bottom:\n<ul>\n";
    for life in &lives {
        let _ = writeln!(
            html,
            "<li><b class=\"{}\">|</b> {}</li>",
            color(life.threads[0].1),
            life.text()
        );
    }
    html += "</ul>\n</figcaption>\n</figure>\n";
    Ok(html)
}

/// The line on which each is drawn, counted from 0 and from the left: the first that is free.
fn lanes(lives: &[Life]) -> Vec<usize> {
    let mut ends: Vec<usize> = Vec::new();
    lives
        .iter()
        .map(|life| {
            let lane = ends.iter().position(|end| end < life.lines().start());
            let lane = lane.unwrap_or(ends.len());
            ends.resize(ends.len().max(lane + 1), 0);
            ends[lane] = *life.lines().end();
            lane
        })
        .collect()
}

/// All guards of the schedule, in the order in which they come to life.
fn lives(graph: &Graph, outcome: &Outcome) -> Vec<Life> {
    let mut open: Vec<Life> = Vec::new();
    let mut all: Vec<Life> = Vec::new();
    let mut keep = |life: Life| {
        let same =
            |known: &&mut Life| (known.id, known.from, known.to) == (life.id, life.from, life.to);
        match all.iter_mut().find(same) {
            None => all.push(life),
            Some(known) if known.threads.contains(&life.threads[0]) => {}
            Some(known) => known.threads.extend(life.threads),
        }
    };
    let states = graph.way(outcome);
    for (step, pair) in outcome.schedule.iter().zip(states.windows(2)) {
        let [before, after] = pair else { continue };
        let (had, has) = (before.held_by(step.thread), after.held_by(step.thread));
        let is_in = |held: &[&Object], lock: &Object| held.iter().any(|it| it.id == lock.id);
        for lock in has.iter().filter(|lock| !is_in(&had, lock)) {
            open.push(Life {
                id: lock.id,
                lock: lock.name.clone(),
                from: step.line,
                to: None,
                threads: vec![(step.name.clone(), step.thread)],
            });
        }
        for lock in had.iter().filter(|lock| !is_in(&has, lock)) {
            let its = |life: &Life| life.id == lock.id && life.threads[0].1 == step.thread;
            if let Some(at) = open.iter().position(its) {
                let mut life = open.remove(at);
                life.to = Some(step.line);
                keep(life);
            }
        }
    }
    open.into_iter().for_each(&mut keep);
    all.sort_by_key(|life| (*life.lines().start(), *life.lines().end()));
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn guards_that_live_at_once_are_drawn_beside_each_other() {
        let life = |from, to| Life {
            id: 0,
            lock: "data".to_string(),
            from,
            to,
            threads: vec![("main".to_string(), 0)],
        };
        let lives = [
            life(1, Some(9)),
            life(2, Some(3)),
            life(4, None),
            life(9, Some(9)),
            life(10, Some(9)),
        ];
        assert_eq!(lanes(&lives), [0, 1, 1, 1, 2]);
        assert_eq!(
            lives[2].text(),
            "<code>data</code>, held by main from line 4 on, to the end"
        );
        assert_eq!(
            lives[3].text(),
            "<code>data</code>, held by main only in line 9"
        );
    }
}
