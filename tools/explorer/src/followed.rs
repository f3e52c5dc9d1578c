//! What a run did that was to follow a schedule.

use crate::graph::{Graph, Move};
use crate::luck::Needs;
use crate::outcome::{Chunk, Ending, Found, Outcome, Printed, Step, Stream};
use crate::run::Run;
use crate::schedule::word;
use crate::search::Search;

/// What a run did that should follow the schedule; an error says where it could not.
pub(crate) fn followed(run: &Run, moves: Vec<Move>) -> Result<Outcome, String> {
    let graph = &run.search.graph;
    let taken = run.search.steps_taken;
    let last = graph.nodes.last();
    if let Some(wanted) = moves.get(taken) {
        let can = last.map_or(Vec::new(), |node| {
            node.edges.iter().map(|edge| word(edge.step)).collect()
        });
        return Err(match can.is_empty() {
            true => format!("the schedule goes on after step {taken}, where the program ends"),
            false => format!(
                "step {} cannot be {}, only {}",
                taken + 1,
                word(*wanted),
                can.join(", ")
            ),
        });
    }
    let ending = last.and_then(|node| node.ending.clone());
    let ending = ending.unwrap_or(Ending::Cut);
    Ok(Outcome {
        printed: printed(graph).at(&ending),
        details: match ending {
            Ending::Exit(_) | Ending::Panic => Vec::new(),
            _ => run.details.clone(),
        },
        schedule: steps(&run.search),
        ending,
        moves,
        needs: Needs::default(),
    })
}

fn printed(graph: &Graph) -> Printed {
    let taken = graph.nodes.iter().flat_map(|node| &node.edges);
    taken
        .filter(|edge| edge.to.is_some())
        .fold(Printed::default(), |printed, edge| {
            printed.and(&edge.printed)
        })
}

/// Whether a search along the outcome's schedule has found the outcome.
pub(crate) fn leads_to(search: &Search, found: &Found) -> bool {
    let ending = search
        .graph
        .nodes
        .last()
        .and_then(|node| node.ending.as_ref());
    let ended = match found.ending {
        Ending::Cycle | Ending::Cut => true,
        _ => ending == Some(&found.ending),
    };
    // A round may print, which the outcome does not tell.
    let printed = printed(&search.graph).at(&found.ending);
    ended
        && search.steps_taken == found.moves.len()
        && printed.starts_with(&found.printed)
        && (found.ending == Ending::Cycle || printed == found.printed)
}

/// A round in which a schedule ends, in words.
pub(crate) fn round(before: usize, steps: usize) -> String {
    match steps - before {
        1 => format!("step {steps} again and again"),
        _ => format!("steps {} to {steps} again and again", before + 1),
    }
}

/// The steps that were taken, described.
pub(crate) fn steps(search: &Search) -> Vec<Step> {
    let taken = search.graph.nodes.iter().filter_map(|node| {
        let edge = node.edges.iter().find(|edge| edge.to.is_some())?;
        let what = edge.what.as_deref()?.clone();
        let text = |chunk: &Chunk| match chunk.stream {
            Stream::Out | Stream::Err => chunk.text.clone(),
        };
        Some(Step {
            what,
            printed: edge.printed.iter().map(text).collect(),
        })
    });
    taken.collect()
}
