//! All outcomes of a listing: as `outcomes.txt` beside it, and as a table on the page.

use crate::ending::Ending;
use crate::expectation::difference;
use crate::explored::{Exploration, Explorations, Outcome, Step};
use crate::listing::Listing;
use crate::problem::Problem;
use crate::project::Project;
use crate::run::{End, Run};
use crate::text::escape_html;
use std::fmt::Write;

/// Of more outcomes than this, the schedules are left to `cargo run -p proofs`.
pub const MOST_SCHEDULES: usize = 12;

/// The snapshot of an exploration, for people: the outcomes, and a shortest schedule for each.
pub fn text(call: &str, exploration: &Exploration) -> String {
    let mut text = format!("{}\n", summary(call, exploration));
    for cut in &exploration.cut {
        text += &format!("not exhaustive: {cut}\n");
    }
    for (index, outcome) in exploration.outcomes.iter().enumerate() {
        let number = index + 1;
        text += &format!("\noutcome {number}: {}\n", outcome.ending.says());
        for detail in outcome.end().skip(1) {
            text += &format!("    {detail}\n");
        }
        text += "  prints\n";
        for line in outcome.printed.lines() {
            text += format!("    {line}").trim_end();
            text.push('\n');
        }
        if exploration.outcomes.len() > MOST_SCHEDULES {
            continue;
        }
        text += "  after these steps\n";
        let width = outcome
            .schedule
            .iter()
            .map(|step| step.name.chars().count());
        let width = width.max().unwrap_or(0);
        for step in &outcome.schedule {
            let (line, thread) = (place(step), &step.name);
            text += &format!("    {line:>4}  {thread:width$}  {}\n", step.text);
        }
    }
    text
}

/// What was explored and how much there is of it, in one line.
fn summary(call: &str, exploration: &Exploration) -> String {
    let count = exploration.outcomes.len();
    let outcomes = if count == 1 { "outcome" } else { "outcomes" };
    let schedules = match exploration.schedules.as_deref() {
        Some("1") => " in 1 schedule".to_string(),
        Some(schedules) => format!(" in {schedules} schedules"),
        None => String::new(),
    };
    if exploration.exhaustive {
        let assumed = exploration.assumed.as_ref();
        let assumed = assumed.map_or_else(String::new, |limit| format!(", {limit}"));
        format!("every interleaving of {call}{assumed}: {count} {outcomes}{schedules}")
    } else {
        format!("some interleavings of {call}: {count} {outcomes} so far")
    }
}

fn place(step: &Step) -> String {
    match step.line {
        0 => String::new(),
        line => line.to_string(),
    }
}

/// The outcomes with their numbers, a row for each; those that print the same and exit, whether other
/// threads still run or not, share one.
fn rows(outcomes: &[Outcome]) -> Vec<Vec<(usize, &Outcome)>> {
    let exits = |outcome: &Outcome| matches!(outcome.ending, Ending::Exit(0) | Ending::Running);
    let mut rows: Vec<Vec<(usize, &Outcome)>> = Vec::new();
    for (index, outcome) in outcomes.iter().enumerate() {
        let same = rows.iter_mut().find(|row| {
            let alike = |(_, other): &(usize, &Outcome)| {
                exits(other) && exits(outcome) && other.printed == outcome.printed
            };
            row.first().is_some_and(alike)
        });
        match same {
            Some(row) => row.push((index + 1, outcome)),
            None => rows.push(vec![(index + 1, outcome)]),
        }
    }
    rows
}

/// The table of outcomes for a page, as HTML without an empty line, which would end it in Markdown.
pub fn html(listing: &Listing, call: &str, exploration: &Exploration) -> String {
    let mut html = format!(
        "<div class=\"outcomes\">\n<p><code>cargo run -p proofs -- {}</code> visits {}.</p>\n\
         <table>\n<thead><tr><th>outcome</th><th>prints</th><th>ends</th></tr></thead>\n<tbody>\n",
        listing.name,
        escape_html(&summary(call, exploration)),
    );
    for row in rows(&exploration.outcomes) {
        let numbers: Vec<String> = row.iter().map(|(number, _)| number.to_string()).collect();
        let ends: Vec<String> = row
            .iter()
            .map(|(_, outcome)| {
                let details: Vec<String> = outcome.end().map(|line| escape_html(&line)).collect();
                details.join("<br>")
            })
            .collect();
        let printed = row.first().map_or("", |(_, outcome)| &*outcome.printed);
        let _ = writeln!(
            html,
            "<tr><td>{}</td><td>{}</td><td>{}</td></tr>",
            numbers.join(", "),
            if printed.is_empty() {
                "nothing".to_string()
            } else {
                format!("<pre>{}</pre>", lines(printed))
            },
            ends.join("<br>or ")
        );
    }
    html += "</tbody>\n</table>\n";
    if exploration.outcomes.len() > MOST_SCHEDULES {
        return html + "</div>\n";
    }
    html += "<details>\n<summary>A shortest schedule for each</summary>\n";
    for (index, outcome) in exploration.outcomes.iter().enumerate() {
        let _ = writeln!(html, "<p>Outcome {}:</p>", index + 1);
        html += &schedule(outcome);
    }
    html += "</details>\n</div>\n";
    html
}

fn schedule(outcome: &Outcome) -> String {
    let mut html = String::from("<ol class=\"schedule\">\n");
    for step in &outcome.schedule {
        let line = match step.line {
            0 => String::new(),
            line => format!(" (line {line})"),
        };
        let _ = writeln!(
            html,
            "<li><b>{}</b>{line}: {}</li>",
            escape_html(&step.name),
            escape_html(&step.text)
        );
    }
    html + "</ol>\n"
}

/// Text for a `pre` in HTML that must not contain an empty line.
fn lines(text: &str) -> String {
    escape_html(text.trim_end_matches('\n')).replace('\n', "&#10;")
}

/// Compares the exploration with `outcomes.txt`, and the recorded run with the exploration.
///
/// # Errors
/// Where the listing cannot be explored, does something else than recorded, or when it was run did
/// what the explorer does not know.
pub fn check(
    project: &Project,
    listing: &Listing,
    explorations: &Explorations,
    run: Option<&Run>,
) -> Result<(), Problem> {
    let Some(call) = &listing.explore else {
        return Ok(());
    };
    let exploration = explorations.get(listing)?;
    let path = listing.folder.join("outcomes.txt");
    let got = text(call, exploration);
    let recorded = std::fs::read_to_string(&path).unwrap_or_default();
    if recorded != got {
        let what = match recorded.is_empty() {
            true => format!(
                "nobody has looked at the outcomes of listing \"{}\"",
                listing.name
            ),
            false => format!("listing \"{}\" has other outcomes", listing.name),
        };
        return Err(Problem::at(project.relative(&path), what)
            .next(listing.advice())
            .detail(difference(&recorded, &got)));
    }
    // What was explored is what is run only where both are called alike.
    match run.filter(|_| call == "main()" && exploration.exhaustive) {
        Some(run) if !is_known(&listing.name, exploration, run) => {
            let what = format!(
                "listing \"{}\" was seen to do what the explorer does not know",
                listing.name
            );
            Err(Problem::at(project.relative(&path), what)
                .next("this is a defect of the explorer; please report it")
                .detail(run.output.clone()))
        }
        _ => Ok(()),
    }
}

/// Whether a real run is one of the outcomes, or one that was cut off, where that is possible.
fn is_known(listing: &str, exploration: &Exploration, run: &Run) -> bool {
    // The explored program stands in a package of its own, and the advice on backtraces is no part
    // of what the program does.
    let real: String = run
        .output
        .split_inclusive('\n')
        .filter(|line| !line.starts_with("note: run with `RUST_BACKTRACE=1`"))
        .map(|line| line.replace(&format!("listings/{listing}/src/"), "src/"))
        .collect();
    let may_be_cut_off = exploration.output_may_be_cut_off;
    exploration.outcomes.iter().any(|outcome| {
        let printed = &outcome.printed;
        ends_alike(&outcome.ending, &run.end)
            && (real == *printed
                || (may_be_cut_off && outcome.ending.flushes() && printed.starts_with(&real)))
    })
}

/// Whether a real run can end like this where the explored one does like that.
fn ends_alike(explored: &Ending, real: &End) -> bool {
    match explored {
        Ending::Exit(code) => *real == End::Exit(*code),
        Ending::Running => *real == End::Exit(0),
        Ending::Panic => *real == End::Exit(101),
        Ending::Abort => matches!(real, End::Signal(_)),
        Ending::Deadlock | Ending::Cycle => matches!(real, End::Stopped { .. }),
        // Nobody knows how it would have gone on.
        Ending::Cut => true,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn known(may_be_cut_off: bool, outcomes: &[(&str, Ending)], output: &str, end: End) -> bool {
        let outcomes = outcomes.iter().cloned();
        let exploration = Exploration {
            exhaustive: true,
            assumed: None,
            output_may_be_cut_off: may_be_cut_off,
            cut: Vec::new(),
            schedules: None,
            outcomes: outcomes
                .map(|(printed, end)| Outcome::new(printed, end))
                .collect(),
        };
        let output = output.to_string();
        is_known("one", &exploration, &Run { output, end })
    }

    #[test]
    fn a_run_that_is_cut_off_is_known_only_where_that_can_happen() {
        let running = [("one\ntwo\n", Ending::Running)];
        for cut_off in ["", "one\n", "one\ntw"] {
            assert!(known(true, &running, cut_off, End::Exit(0)), "{cut_off:?}");
            assert!(
                !known(false, &running, cut_off, End::Exit(0)),
                "{cut_off:?}"
            );
            assert!(!known(true, &running, cut_off, End::Exit(1)), "{cut_off:?}");
        }
        assert!(known(false, &running, "one\ntwo\n", End::Exit(0)));
        for other in ["two\n", "one\ntwo\nthree\n"] {
            assert!(!known(true, &running, other, End::Exit(0)), "{other:?}");
        }
        let hang = [("one\ntwo\n", Ending::Deadlock)];
        let stopped = || End::Stopped { after_ms: 1 };
        assert!(known(true, &hang, "one\ntwo\n", stopped()));
        assert!(!known(true, &hang, "one\n", stopped()));
    }

    #[test]
    fn every_ending_is_told_apart_in_a_real_run() {
        for (explored, real) in [
            (Ending::Exit(0), End::Exit(0)),
            (Ending::Exit(3), End::Exit(3)),
            (Ending::Running, End::Exit(0)),
            (Ending::Panic, End::Exit(101)),
            (Ending::Abort, End::Signal(6)),
            (Ending::Deadlock, End::Stopped { after_ms: 1 }),
            (Ending::Cycle, End::Stopped { after_ms: 1 }),
        ] {
            assert!(known(false, &[("", explored.clone())], "", real));
            assert!(!known(false, &[("", explored)], "", End::Exit(4)));
        }
    }

    #[test]
    fn what_prints_the_same_and_exits_has_one_row() {
        let outcomes = [
            ("a", Ending::Exit(0)),
            ("a", Ending::Deadlock),
            ("b", Ending::Running),
            ("a", Ending::Running),
            ("a", Ending::Exit(1)),
        ]
        .map(|(printed, ending)| Outcome::new(printed, ending));
        let numbers = |row: &Vec<(usize, &Outcome)>| row.iter().map(|(n, _)| *n).collect();
        let rows: Vec<Vec<usize>> = rows(&outcomes).iter().map(numbers).collect();
        assert_eq!(rows, [vec![1, 4], vec![2], vec![3], vec![5]]);
    }
}
