//! What a reader needs to be the scheduler of a listing: its exploration as data for
//! `theme/play.js`, and the table of outcomes for pages without scripts and on paper.

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
    outcomes: Vec<Ending<'a>>,
    /// As in `tools/explorer/src/json.rs`.
    #[serde(flatten)]
    graph: &'a Graph,
}

#[derive(Serialize)]
struct Ending<'a> {
    printed: &'a str,
    /// As in the graph's nodes.
    ending: &'a str,
    /// The same in a few words.
    end: String,
    details: &'a [String],
    way: &'a [(usize, u64)],
}

/// The element for a page, as HTML without an empty line.
pub fn html(
    listing: &Listing,
    call: &str,
    source: &str,
    exploration: &Exploration,
    graph: &Graph,
) -> String {
    let data = Data {
        name: &listing.name,
        call,
        source: source.lines().collect(),
        outcomes: exploration.outcomes.iter().map(ending).collect(),
        graph,
    };
    let data = serde_json::to_string(&data).unwrap_or_default();
    format!(
        "<div class=\"play\">\n<thread-play>\n<script type=\"application/json\">{}</script>\n{}\
         </thread-play>\n</div>\n",
        // Within a script element nothing else can end it.
        data.replace('<', "\\u003c"),
        outcomes::html(listing, call, exploration)
    )
}

fn ending(outcome: &Outcome) -> Ending<'_> {
    Ending {
        printed: &outcome.printed,
        ending: &outcome.ending,
        end: outcome.end(),
        details: &outcome.details,
        way: &outcome.way,
    }
}
