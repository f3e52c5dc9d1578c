//! All states that the search came to, and the steps between them.

use crate::described::{Described, Standing};
use crate::history::History;
use crate::luck::Luck;
use crate::op::Choice;
use crate::outcome::{Chunk, Ending};
use crate::world::ThreadId;

/// A state, by the order in which the search found it; the start is 0.
pub type NodeId = usize;

/// A thread and the way in which it goes on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Move {
    /// The thread.
    pub thread: ThreadId,
    /// How it goes on.
    pub choice: Choice,
}

/// A state of the program, between two steps.
#[derive(Clone, Debug)]
pub struct Node {
    /// Its fingerprint.
    pub key: History,
    /// How the search came here first; none for the start.
    pub from: Option<(NodeId, usize)>,
    /// The number of steps on that way.
    pub depth: usize,
    /// What can happen next.
    pub edges: Vec<Edge>,
    /// How the program ends here. A hang may have edges as well: to be woken for no reason.
    pub ending: Option<Ending>,
    /// Where every thread is, if the search was asked to describe what it finds.
    pub threads: Vec<Standing>,
    /// What the objects are, likewise.
    pub objects: Vec<Described>,
}

/// A possible step.
#[derive(Clone, Debug)]
pub struct Edge {
    /// Who takes it, and how.
    pub step: Move,
    /// The luck that it needs.
    pub luck: Luck,
    /// The state it leads to, once it has been taken.
    pub to: Option<NodeId>,
    /// What it prints.
    pub printed: Box<[Chunk]>,
    /// What it does, if the search was asked to describe it.
    pub what: Option<Box<What>>,
}

/// What a step does, for a reader.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct What {
    /// The name of the thread.
    pub thread: String,
    /// The line of the program, if it has one.
    pub line: Option<u32>,
    /// A few words: "lock total", "load counter: 1".
    pub text: String,
}

/// States and steps.
#[derive(Clone, Debug, Default)]
pub struct Graph {
    /// The states.
    pub nodes: Vec<Node>,
}

impl Graph {
    /// The moves that lead to a state on the way on which it was found.
    pub fn way_to(&self, node: NodeId) -> Vec<(NodeId, usize)> {
        let mut way = Vec::with_capacity(self.nodes[node].depth);
        let mut at = self.nodes[node].from;
        while let Some((before, edge)) = at {
            way.push((before, edge));
            at = self.nodes[before].from;
        }
        way.reverse();
        way
    }

    /// The number of steps found.
    pub fn steps(&self) -> usize {
        self.nodes.iter().map(|node| node.edges.len()).sum()
    }

    /// About how many bytes the graph takes, with the search's index of states.
    pub fn bytes(&self) -> usize {
        // Most states are listed by their history and by what is in memory.
        let index = 2 * size_of::<(History, NodeId)>() * 8 / 7;
        let nodes = self.nodes.len() * (size_of::<Node>() + index);
        nodes + self.steps() * size_of::<Edge>()
    }

    /// The number of schedules from the start to an end; `None` if there are more than a `u128` can
    /// count, if some steps have not been taken, or if the graph has a cycle.
    ///
    /// Each way through the graph is one schedule of the program, whether or not equal states were
    /// visited once.
    pub fn schedules(&self) -> Option<u128> {
        let mut count: Vec<Option<u128>> = vec![None; self.nodes.len()];
        let mut entered = vec![false; self.nodes.len()];
        let mut open = vec![(0, 0)];
        while let Some((node, edge)) = open.pop() {
            match self.nodes[node].edges.get(edge) {
                Some(next) => {
                    open.push((node, edge + 1));
                    entered[node] = true;
                    let to = next.to?;
                    match count[to] {
                        Some(_) => {}
                        None if entered[to] => return None,
                        None => open.push((to, 0)),
                    }
                }
                None => {
                    let here = &self.nodes[node];
                    let mut sum = u128::from(here.ending.is_some());
                    for edge in &here.edges {
                        sum = sum.checked_add(count[edge.to?]?)?;
                    }
                    count[node] = Some(sum);
                }
            }
        }
        count.first().copied().flatten()
    }
}
