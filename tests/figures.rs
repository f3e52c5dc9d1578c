//! What a figure draws, and what a reader can play, is what the explorer has found.

mod support;

use press::directive::Directive;
use press::ending::Ending;
use press::explored::{Explorations, Outcome};
use press::figure;
use press::graph::Graph;
use press::interrupt;
use press::listing::{Listing, Listings};
use press::problem::Problem;
use scraper::{Html, Selector};
use support::{assert_none, project, whole};

/// Calls `look` for each outcome of every listing, by its number, and returns what it objects to.
fn objections(
    mut look: impl FnMut(&Listings, &Explorations, &Listing, usize, &Outcome) -> Option<String>,
) -> Vec<Problem> {
    interrupt::install();
    let project = project();
    let listings = whole(Listings::load(&project));
    let explorations =
        Explorations::of(&project, listings.iter()).unwrap_or_else(|p| panic!("\n{p}\n"));
    let mut problems = Vec::new();
    let mut looked = 0;
    for listing in listings.iter() {
        let Ok(exploration) = explorations.get(listing) else {
            continue;
        };
        for (index, outcome) in exploration.outcomes.iter().enumerate() {
            // Of very many outcomes no schedule is kept.
            if outcome.schedule.is_empty() {
                continue;
            }
            looked += 1;
            if let Some(what) = look(&listings, &explorations, listing, index + 1, outcome) {
                let what = format!("outcome {}: {what}", index + 1);
                problems.push(Problem::at(format!("listings/{}", listing.name), what));
            }
        }
    }
    assert!(looked > 0, "no outcome has a schedule");
    problems
}

#[test]
fn every_schedule_is_a_way_through_the_graph_to_its_outcome() {
    let problems = objections(|_, _, listing, _, outcome| {
        let graph = Graph::load(&project(), listing).unwrap_or_else(|p| panic!("\n{p}\n"));
        let states = graph.way(outcome).len();
        let steps = outcome.schedule.len();
        if states != steps + 1 {
            return Some(format!("{steps} steps lead through {states} states"));
        }
        let ending = graph.ending(outcome);
        // To go round forever is no state.
        let goes_on = matches!(outcome.ending, Ending::Cycle | Ending::Cut);
        (!goes_on && ending != Some(&outcome.ending)).then(|| {
            format!(
                "its way ends with {ending:?}, not with {:?}",
                outcome.ending
            )
        })
    });
    assert_none(&problems);
}

#[test]
fn a_timeline_has_a_row_for_each_step_with_the_thread_that_takes_it() {
    let row = Selector::parse("li > span > b").expect("the selector is written here");
    let problems = objections(|listings, explorations, listing, number, outcome| {
        let directive = Directive::Timeline(listing.name.clone(), number);
        let html = figure::html(&project(), &directive, listings, explorations);
        let html = html
            .unwrap_or_else(|p| panic!("\n{p}\n"))
            .unwrap_or_default();
        let drawn: Vec<String> = Html::parse_fragment(&html)
            .select(&row)
            .map(|name| name.text().collect())
            .collect();
        let taken: Vec<&str> = outcome.schedule.iter().map(|s| s.name.as_str()).collect();
        (drawn != taken).then(|| format!("{taken:?} are drawn as {drawn:?}"))
    });
    assert_none(&problems);
}
