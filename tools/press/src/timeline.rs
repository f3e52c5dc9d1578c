//! What each thread does when, drawn from a schedule of the explorer: a row for each step, a line
//! for each thread.

use crate::explored::{Exploration, Outcome};
use crate::graph::{Doing, Graph, State, Thread};
use crate::listing::Listing;
use crate::text::escape_html;
use std::fmt::Write;

/// The distance of two threads' lines, in CSS pixels.
const LANE: usize = 22;

/// The figure for a page, as HTML without an empty line. `number` counts the outcomes from 1.
pub fn html(
    listing: &Listing,
    exploration: &Exploration,
    graph: &Graph,
    number: usize,
    outcome: &Outcome,
) -> String {
    let states = graph.way(outcome);
    let lanes = states.iter().map(|state| state.threads.len()).max();
    let width = LANE * lanes.unwrap_or(0).max(1);
    let mut html = format!("<figure class=\"timeline\">\n<ol style=\"--lanes: {width}px\">\n");
    for (index, step) in outcome.schedule.iter().enumerate() {
        let (Some(before), Some(after)) = (states.get(index), states.get(index + 1)) else {
            break;
        };
        let line = match step.line {
            0 => String::new(),
            line => format!("<small>line {line}</small> "),
        };
        let _ = writeln!(
            html,
            "<li>{}<span><b class=\"{}\">{}</b> {line}{}</span>{}</li>",
            drawing(width, before, after, step.thread),
            color(step.thread),
            escape_html(&step.name),
            escape_html(&step.text),
            stopped(before, after)
        );
    }
    html += "</ol>\n<figcaption>";
    html += &caption(listing, exploration, &states, number, outcome);
    html + "</figcaption>\n</figure>\n"
}

/// What the figure shows, and how it is read.
fn caption(
    listing: &Listing,
    exploration: &Exploration,
    states: &[State],
    number: usize,
    outcome: &Outcome,
) -> String {
    let which = match exploration.outcomes.len() {
        1 => "the only outcome".to_string(),
        several => format!("outcome {number} of {several}"),
    };
    let ends: Vec<String> = outcome.end().map(|line| escape_html(&line)).collect();
    let waits = |state: &State| {
        let waiting = |thread: &Thread| matches!(thread.doing, Doing::Waiting(_));
        state.threads.iter().any(waiting)
    };
    let holds = |state: &State| {
        let mut objects = state.objects.iter();
        objects.any(|object| !object.holders.is_empty())
    };
    let mut legend = "A line is a thread, and a dot a step".to_string();
    if states.iter().any(waits) {
        legend += "; the line is dotted where the thread waits";
    }
    if states.iter().any(holds) {
        legend += "; it is broad where the thread holds a lock";
    }
    format!(
        "One order of the steps of <code>{}</code>, from top to bottom. \
         It leads to {which} ({}). {legend}.",
        listing.name,
        ends.join("; ")
    )
}

/// The class of a thread's color, by its place in the order of spawning.
pub fn color(thread: usize) -> String {
    const COLORS: usize = 6;
    match thread {
        0 => "t0".to_string(),
        other => format!("t{}", 1 + (other - 1) % (COLORS - 1)),
    }
}

/// Which threads have to wait after the step, and did not before, as a line of its own for each.
fn stopped(before: &State, after: &State) -> String {
    let mut text = String::new();
    for (index, thread) in after.threads.iter().enumerate() {
        let Doing::Waiting(step) = &thread.doing else {
            continue;
        };
        let was = before.threads.get(index).map(|thread| &thread.doing);
        if !matches!(was, Some(Doing::Waiting(_))) {
            let (name, step) = (escape_html(&thread.name), escape_html(step));
            let _ = write!(text, "<small>from here, {name} waits: {step}</small>");
        }
    }
    text
}

/// How far below the top of its row a step is: where the first line of its text is.
const STEP: &str = "1em";

/// The lines of all threads beside one step: above it as it was before, below it as after.
fn drawing(width: usize, before: &State, after: &State, moved: usize) -> String {
    // What it shows stands in the row.
    let mut svg =
        format!("<svg width=\"{width}\" height=\"100%\" aria-hidden=\"true\" focusable=\"false\">");
    for (state, from, to) in [(before, "0", STEP), (after, STEP, "100%")] {
        for (index, thread) in state.threads.iter().enumerate() {
            let waits = match thread.doing {
                Doing::Running => "",
                Doing::Waiting(_) => " waits",
                Doing::Finished => continue,
            };
            let holds = match state.held_by(index).is_empty() {
                true => "",
                false => " holds",
            };
            let x = place(index);
            let _ = write!(
                svg,
                "<line class=\"{}{waits}{holds}\" x1=\"{x}\" y1=\"{from}\" x2=\"{x}\" y2=\"{to}\"/>",
                color(index)
            );
        }
    }
    let x = place(moved);
    let _ = write!(
        svg,
        "<circle class=\"{}\" cx=\"{x}\" cy=\"{STEP}\" r=\"5\"/></svg>",
        color(moved)
    );
    svg
}

fn place(thread: usize) -> usize {
    LANE * thread + LANE / 2
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::graph::Object;

    fn state(threads: &[(&str, Doing)], holders: &[usize]) -> State {
        State {
            threads: threads
                .iter()
                .map(|(name, doing)| Thread {
                    name: name.to_string(),
                    doing: doing.clone(),
                })
                .collect(),
            objects: vec![Object {
                id: 0,
                name: "data".to_string(),
                holders: holders.into(),
            }],
        }
    }

    #[test]
    fn a_thread_that_waits_is_dashed_and_one_that_holds_a_lock_broad() {
        let before = state(&[("main", Doing::Running), ("A", Doing::Running)], &[]);
        let waits = Doing::Waiting("lock data".to_string());
        let after = state(&[("main", Doing::Running), ("A", waits)], &[0]);
        let svg = drawing(44, &before, &after, 0);
        assert!(
            svg.contains("class=\"t0 holds\" x1=\"11\" y1=\"1em\""),
            "{svg}"
        );
        assert!(
            svg.contains("class=\"t1 waits\" x1=\"33\" y1=\"1em\""),
            "{svg}"
        );
        assert!(svg.contains("class=\"t1\" x1=\"33\" y1=\"0\""), "{svg}");
        assert_eq!(
            stopped(&before, &after),
            "<small>from here, A waits: lock data</small>"
        );
    }

    #[test]
    fn a_thread_that_has_finished_has_no_line() {
        let over = state(&[("main", Doing::Running), ("A", Doing::Finished)], &[]);
        let svg = drawing(44, &over, &over, 0);
        assert!(!svg.contains("class=\"t1"), "{svg}");
    }

    #[test]
    fn two_threads_of_one_name_have_a_line_each() {
        let waits = || Doing::Waiting("lock data".to_string());
        let before = state(
            &[
                ("main", Doing::Running),
                ("worker", Doing::Running),
                ("worker", waits()),
            ],
            &[1],
        );
        let after = state(
            &[
                ("main", Doing::Running),
                ("worker", waits()),
                ("worker", waits()),
            ],
            &[1],
        );
        let svg = drawing(66, &before, &after, 1);
        assert!(
            svg.contains("class=\"t1 holds\" x1=\"33\" y1=\"0\""),
            "{svg}"
        );
        assert!(
            svg.contains("class=\"t2 waits\" x1=\"55\" y1=\"0\""),
            "{svg}"
        );
        // The other one has waited before.
        assert_eq!(
            stopped(&before, &after),
            "<small>from here, worker waits: lock data</small>"
        );
    }
}
