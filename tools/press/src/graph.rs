//! The graph of an exploration, from which figures are drawn and which a reader plays.

use crate::ending::Ending;
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
    endings: Vec<End>,
    objects: Vec<Described>,
    nodes: Vec<Node>,
}

/// How a program can end, and whether it shows then all that it has printed.
#[derive(Debug, Clone, Serialize, Deserialize)]
struct End {
    #[serde(flatten)]
    ending: Ending,
    flushes: bool,
}

/// An object in one of its states.
#[derive(Debug, Clone, Serialize, Deserialize)]
struct Described {
    id: usize,
    name: usize,
    state: usize,
    #[serde(flatten)]
    kind: Kind,
}

/// What an object is, and which threads hold it.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "lowercase")]
enum Kind {
    Atomic,
    Lock {
        owner: Option<usize>,
        poisoned: bool,
    },
    RwLock {
        writer: Option<usize>,
        upgradable: Option<usize>,
        readers: Vec<usize>,
        poisoned: bool,
    },
    Condvar {
        waiting: Vec<usize>,
    },
    Barrier {
        size: usize,
        arrived: usize,
    },
    Channel {
        messages: usize,
        senders: usize,
        receiver: bool,
    },
    Once {
        by: Option<usize>,
        done: bool,
    },
    Stream {
        by: usize,
    },
}

impl Kind {
    /// The threads that hold it, if it is a lock or the like.
    fn holders(&self) -> Vec<usize> {
        match self {
            Kind::Lock { owner, .. } => owner.iter().copied().collect(),
            Kind::RwLock {
                writer,
                upgradable,
                readers,
                ..
            } => {
                let writing = writer.iter().chain(upgradable);
                writing.chain(readers).copied().collect()
            }
            Kind::Stream { by } => vec![*by],
            Kind::Atomic
            | Kind::Condvar { .. }
            | Kind::Barrier { .. }
            | Kind::Channel { .. }
            | Kind::Once { .. } => Vec::new(),
        }
    }
}

/// Threads, objects, edges, and the ending or -1.
#[derive(Debug, Clone, Serialize, Deserialize)]
struct Node(Vec<Standing>, Vec<usize>, Vec<Edge>, i64);

/// Name, line, next step, how it stands, the object that the step is about or -1, and the threads
/// that it waits for.
#[derive(Debug, Clone, Serialize, Deserialize)]
struct Standing(usize, usize, usize, u8, i64, Vec<usize>);

/// A thread that has to wait stands so.
const WAITS: u8 = 0;
/// A thread that can go on.
const CAN_GO_ON: u8 = 1;

/// Thread, choice, line, text, printed, and the node it leads to or -1.
#[derive(Debug, Clone, Serialize, Deserialize)]
struct Edge(usize, u64, usize, usize, usize, i64);

/// A state of the program between two steps.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct State {
    /// In the order of spawning.
    pub threads: Vec<Thread>,
    pub objects: Vec<Object>,
}

/// Where a thread is between two steps.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Thread {
    /// For people: several threads may have the same.
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

/// What threads share.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Object {
    /// The same in all states.
    pub id: usize,
    /// For people: several objects may have the same.
    pub name: String,
    /// The threads that hold it, by their places in the order of spawning.
    pub holders: Vec<usize>,
}

impl State {
    /// The locks that the thread holds, by its place in the order of spawning.
    pub fn held_by(&self, thread: usize) -> Vec<&Object> {
        let held = |object: &&Object| object.holders.contains(&thread);
        self.objects.iter().filter(held).collect()
    }
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

    /// How the program ends in the last state on the way to an outcome.
    pub fn ending(&self, outcome: &Outcome) -> Option<&Ending> {
        let last = self.nodes_on_way(outcome).pop()?;
        let end = self.endings.get(usize::try_from(last.3).ok()?)?;
        Some(&end.ending)
    }

    /// The number by which nodes name this ending.
    pub fn number_of(&self, ending: &Ending) -> Option<usize> {
        self.endings.iter().position(|end| end.ending == *ending)
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
        let thread = |Standing(name, _, next, stands, ..): &Standing| Thread {
            name: self.strings[*name].clone(),
            doing: match *stands {
                WAITS => Doing::Waiting(self.strings[*next].clone()),
                CAN_GO_ON => Doing::Running,
                _ => Doing::Finished,
            },
        };
        let object = |at: &usize| {
            let described = &self.objects[*at];
            Object {
                id: described.id,
                name: self.strings[described.name].clone(),
                holders: described.kind.holders(),
            }
        };
        State {
            threads: node.0.iter().map(thread).collect(),
            objects: node.1.iter().map(object).collect(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whoever_holds_an_object_is_known_by_number() {
        let holders = |json: &str| {
            let kind: Kind = serde_json::from_str(json).expect("it is in the explorer's format");
            kind.holders()
        };
        let lock = r#"{"kind":"lock","owner":2,"poisoned":true}"#;
        assert_eq!(holders(lock), [2]);
        let read =
            r#"{"kind":"rwlock","writer":null,"upgradable":1,"readers":[3,4],"poisoned":false}"#;
        assert_eq!(holders(read), [1, 3, 4]);
        assert_eq!(holders(r#"{"kind":"stream","by":0}"#), [0]);
        assert!(holders(r#"{"kind":"condvar","waiting":[1]}"#).is_empty());
    }
}
