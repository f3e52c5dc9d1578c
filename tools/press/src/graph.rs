//! The graph of an exploration, from which figures are drawn and which a reader plays.

use crate::explored::Outcome;
use crate::listing::Listing;
use crate::problem::Problem;
use crate::project::Project;
use crate::store;
use serde::{Deserialize, Serialize};

/// A larger graph is neither drawn nor put on a page: its data would be most of the page.
const MOST_NODES: usize = 4_000;

/// All states and steps, as `tools/explorer/src/json.rs` writes them: numbers stand for `strings`.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Graph {
    strings: Vec<String>,
    nodes: Vec<Node>,
}

/// Threads, objects, edges, and the ending or -1.
#[derive(Debug, Clone, Serialize, Deserialize)]
struct Node(Vec<Standing>, Vec<usize>, Vec<Edge>, i64);

/// Name, line, next step, and 1 if it can go on.
#[derive(Debug, Clone, Serialize, Deserialize)]
struct Standing(usize, usize, usize, u8);

/// Thread, choice, line, text, printed, and the node it leads to or -1.
#[derive(Debug, Clone, Serialize, Deserialize)]
struct Edge(usize, u64, usize, usize, usize, i64);

/// A state of the program between two steps.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct State {
    /// In the order of spawning.
    pub threads: Vec<Thread>,
    /// Each as `name: state`.
    pub objects: Vec<String>,
}

/// Where a thread is between two steps.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Thread {
    pub name: String,
    pub doing: Doing,
}

/// What a thread is about to do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Doing {
    /// It can take its next step.
    Running,
    /// It cannot take this step.
    Waiting(String),
    Finished,
}

impl State {
    /// The locks that the thread holds, by their names.
    pub fn held_by(&self, thread: &str) -> Vec<&str> {
        self.objects
            .iter()
            .filter_map(|object| object.split_once(": "))
            .filter(|(_, state)| holders(state).any(|holder| holder == thread))
            .map(|(name, _)| name)
            .collect()
    }
}

/// Who holds a lock that is in this state.
fn holders(state: &str) -> impl Iterator<Item = &str> {
    let names = ["held by ", "written by ", "read by "]
        .iter()
        .find_map(|verb| state.strip_prefix(verb))
        .unwrap_or_default();
    let names = names.strip_suffix(", poisoned").unwrap_or(names);
    names.split(", ").filter(|name| !name.is_empty())
}

impl Graph {
    /// What the explorer has written, if it is small enough to be shown.
    ///
    /// # Errors
    /// Where it is not in the explorer's format.
    pub fn read(json: &[u8]) -> serde_json::Result<Option<Graph>> {
        let graph: Graph = serde_json::from_slice(json)?;
        Ok((graph.nodes.len() <= MOST_NODES).then_some(graph))
    }

    /// The graph of the listing's exploration, which has been made.
    ///
    /// # Errors
    /// Where it is too large.
    pub fn load(project: &Project, listing: &Listing) -> Result<Graph, Problem> {
        store::read(&store::graph(project, &listing.name)).ok_or_else(|| {
            let name = &listing.name;
            let what = format!(
                "the exploration of listing \"{name}\" has more than {MOST_NODES} states, \
                 too many for a page"
            );
            Problem::new(what).next("let its `explore` make the program smaller")
        })
    }

    /// The states on the way to an outcome, one more than it has steps; fewer where the explorer's
    /// graph does not have the step.
    pub fn way(&self, outcome: &Outcome) -> Vec<State> {
        let nodes = self.nodes_on_way(outcome);
        nodes.into_iter().map(|node| self.state(node)).collect()
    }

    /// How the program ends in the last state on the way to an outcome, as in [`Outcome`].
    pub fn ending(&self, outcome: &Outcome) -> Option<&str> {
        let last = self.nodes_on_way(outcome).pop()?;
        Some(&self.strings[usize::try_from(last.3).ok()?])
    }

    fn nodes_on_way(&self, outcome: &Outcome) -> Vec<&Node> {
        let mut nodes: Vec<&Node> = self.nodes.first().into_iter().collect();
        for &(thread, choice) in &outcome.way {
            let next = nodes.last().and_then(|node| {
                let same = |edge: &&Edge| (edge.0, edge.1) == (thread, choice);
                let edge = node.2.iter().find(same)?;
                self.nodes.get(usize::try_from(edge.5).ok()?)
            });
            let Some(next) = next else { break };
            nodes.push(next);
        }
        nodes
    }

    fn state(&self, node: &Node) -> State {
        let thread = |Standing(name, _, next, can_go_on): &Standing| Thread {
            name: self.strings[*name].clone(),
            doing: match (self.strings[*next].as_str(), can_go_on) {
                ("finished", _) => Doing::Finished,
                (_, 1) => Doing::Running,
                (step, _) => Doing::Waiting(step.to_string()),
            },
        };
        State {
            threads: node.0.iter().map(thread).collect(),
            objects: node.1.iter().map(|at| self.strings[*at].clone()).collect(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_lock_says_who_holds_it() {
        let state = State {
            threads: Vec::new(),
            objects: [
                "left: held by A, poisoned",
                "right: free",
                "plan: read by A, B",
            ]
            .map(String::from)
            .into(),
        };
        assert_eq!(state.held_by("A"), ["left", "plan"]);
        assert_eq!(state.held_by("B"), ["plan"]);
    }
}
