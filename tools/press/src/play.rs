//! What a reader needs to be the scheduler of a listing: its exploration as data for
//! `theme/play.js`, and the table of outcomes for pages without scripts and on paper.

use crate::claims::Claims;
use crate::explored::{Exploration, Outcome};
use crate::graph::Graph;
use crate::listing::Listing;
use crate::outcomes;
use serde::Serialize;

/// What the page's script reads.
#[derive(Serialize)]
struct Data<'a> {
    name: &'a str,
    /// What was explored.
    call: &'a str,
    /// The lines of the program.
    source: Vec<&'a str>,
    outcomes: Vec<Shown<'a>>,
    /// What a reader may try to show, and the numbers of the outcomes that do, counted from 0.
    goals: Vec<(String, Vec<usize>)>,
    /// As in `tools/explorer/src/json.rs`.
    #[serde(flatten)]
    graph: &'a Graph,
}

#[derive(Serialize)]
struct Shown<'a> {
    printed: &'a str,
    /// As in the graph's nodes.
    ending: Option<usize>,
    /// The same in words, and what is to be said of it.
    end: Vec<String>,
    way: &'a [(usize, u64)],
}

/// The element for a page, as HTML without an empty line.
pub fn html(
    listing: &Listing,
    call: &str,
    source: &str,
    exploration: &Exploration,
    graph: &Graph,
    claims: &Claims,
) -> String {
    let data = Data {
        name: &listing.name,
        call,
        source: source.lines().collect(),
        outcomes: exploration
            .outcomes
            .iter()
            .map(|outcome| shown(outcome, graph))
            .collect(),
        goals: goals(listing, exploration, claims),
        graph,
    };
    let data = serde_json::to_string(&data).unwrap_or_default();
    format!(
        "<div class=\"play\">\n<p class=\"play-on-paper\">On a screen, you say which thread goes on. \
         This is all that can happen:</p>\n<thread-play id=\"play-{}\">\n<script type=\"application/json\">{}</script>\n{}\
         </thread-play>\n</div>\n",
        listing.name,
        // Within a script element nothing else can end it.
        data.replace('<', "\\u003c"),
        outcomes::html(listing, call, exploration)
    )
}

/// The claims that something can happen: that a reader can show as well.
fn goals(
    listing: &Listing,
    exploration: &Exploration,
    claims: &Claims,
) -> Vec<(String, Vec<usize>)> {
    claims
        .iter()
        .filter(|(_, entry)| entry.listing.name == listing.name)
        .map(|(name, entry)| {
            let numbers = entry.claim.shown_by(&exploration.outcomes);
            (name.replace('_', " "), numbers)
        })
        .filter(|(_, numbers)| !numbers.is_empty())
        .collect()
}

fn shown<'a>(outcome: &'a Outcome, graph: &Graph) -> Shown<'a> {
    Shown {
        printed: &outcome.printed,
        ending: graph.number_of(&outcome.ending),
        end: outcome.end().collect(),
        way: &outcome.way,
    }
}
