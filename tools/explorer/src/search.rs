//! Depth-first search over all choices, by running the program again for every way not yet taken.

use crate::described::{Described, Standing};
use crate::graph::{Edge, Graph, Move, Node, NodeId, What};
use crate::history::History;
pub use crate::limits::{Cut, Limits};
use crate::luck::Luck;
use crate::memory;
use crate::outcome::{Chunk, Ending};
pub use crate::reduction::Reduction;
use std::collections::HashMap;

/// What the engine is told when it arrives at a state.
pub enum Next {
    /// Go on like this.
    Take(Move),
    /// Nothing new can come of this execution.
    Stop,
}

/// The state of the program at which an execution has arrived.
pub struct Arrival {
    /// Its fingerprint, unless the search does not need it.
    pub key: Option<History>,
    /// Its fingerprint by what is in memory, if the search wants it and it is known.
    pub memory: Option<History>,
    /// All that can happen next.
    pub moves: Vec<Move>,
    /// The luck that each of these needs.
    pub luck: Vec<Luck>,
    /// Whether it is an end.
    pub ending: Option<Ending>,
    /// Where every thread is, if asked for.
    pub threads: Vec<Standing>,
    /// What the objects are, if asked for.
    pub objects: Vec<Described>,
}

/// The search: what has been found, and what is left to do.
pub struct Search {
    /// All that has been found.
    pub graph: Graph,
    /// Why something was left out.
    pub cut: Vec<Cut>,
    /// The steps taken, replayed ones included.
    pub steps_taken: usize,
    /// The executions begun.
    pub executions: usize,
    reduction: Reduction,
    limits: Limits,
    known: HashMap<History, NodeId>,
    open: Vec<(NodeId, usize)>,
    /// What is left to do for when everything nearer is done: a way round a cycle that comes to all
    /// states in turn would be followed to its end otherwise, and be long for all that branches off.
    later: Vec<(NodeId, usize)>,
    horizon: usize,
    way: Vec<(NodeId, usize)>,
    position: usize,
    script: Option<Vec<Move>>,
}

impl Search {
    /// A search that has visited nothing.
    pub fn new(reduction: Reduction, limits: Limits) -> Search {
        Search {
            graph: Graph::default(),
            cut: Vec::new(),
            steps_taken: 0,
            executions: 0,
            reduction,
            limits,
            known: HashMap::new(),
            open: Vec::new(),
            later: Vec::new(),
            horizon: limits.horizon,
            way: Vec::new(),
            position: 0,
            script: None,
        }
    }

    /// A search that follows one schedule.
    pub fn along(script: Vec<Move>) -> Search {
        let limits = Limits {
            steps: script.len() + 1,
            ..Limits::default()
        };
        Search {
            script: Some(script),
            ..Search::new(Reduction::None, limits)
        }
    }

    /// Prepares the next execution; `false` if there is nothing left to visit.
    pub fn begin(&mut self) -> bool {
        self.position = 0;
        self.executions += 1;
        if self.executions == 1 {
            return true;
        }
        if self.open.is_empty() {
            self.later.reverse();
            self.open = std::mem::take(&mut self.later);
            self.horizon *= 2;
        }
        if self.script.is_none() && !self.open.is_empty() {
            if self.graph.nodes.len() >= self.limits.states {
                self.cut(Cut::States(self.limits.states));
                return false;
            }
            if self.steps_taken >= self.limits.work {
                self.cut(Cut::Work(self.limits.work));
                return false;
            }
            // The other half is for the outcomes.
            if memory::in_use() >= self.limits.bytes / 2 {
                self.cut(Cut::Bytes(self.limits.bytes));
                return false;
            }
        }
        let next = self.script.is_none().then(|| self.open.pop()).flatten();
        let Some((node, edge)) = next else {
            return false;
        };
        self.way = self.graph.way_to(node);
        self.way.push((node, edge));
        true
    }

    /// Takes note of the state at which the execution has arrived and says how to go on.
    pub fn arrive(&mut self, arrival: Arrival) -> Next {
        if self.position < self.way.len() {
            return self.replay(&arrival);
        }
        if let Some(&(node, edge)) = self.way.last()
            && let Some(known) = self.known_node(&arrival)
        {
            self.graph.nodes[node].edges[edge].to = Some(known);
            return Next::Stop;
        }
        let here = self.add(arrival);
        let node = &self.graph.nodes[here];
        if node.edges.is_empty() {
            return Next::Stop;
        }
        if node.depth >= self.limits.steps && self.script.is_none() {
            self.cut(Cut::Steps(self.limits.steps));
            let node = &mut self.graph.nodes[here];
            node.edges.clear();
            node.ending = Some(Ending::Cut);
            return Next::Stop;
        }
        let first = match &self.script {
            None if node.depth >= self.horizon => {
                let all = (0..node.edges.len()).map(|edge| (here, edge));
                self.later.extend(all);
                return Next::Stop;
            }
            None => {
                let others = (1..node.edges.len()).rev().map(|edge| (here, edge));
                self.open.extend(others);
                0
            }
            Some(script) => {
                let wanted = script.get(self.position);
                match node
                    .edges
                    .iter()
                    .position(|edge| Some(&edge.step) == wanted)
                {
                    Some(edge) => edge,
                    None => return Next::Stop,
                }
            }
        };
        self.take(here, first)
    }

    /// Takes note of what the step that has just been performed did.
    pub fn performed(&mut self, printed: &mut Vec<Chunk>, what: Option<What>) {
        if let Some(&(node, edge)) = self.way.get(self.position.wrapping_sub(1)) {
            let edge = &mut self.graph.nodes[node].edges[edge];
            if edge.what.is_none() {
                edge.what = what.map(Box::new);
            }
            if edge.to.is_none() && edge.printed.is_empty() && !printed.is_empty() {
                edge.printed = printed.as_slice().into();
            }
        }
        printed.clear();
    }

    /// Takes note of a reason why the search is not exhaustive.
    pub fn cut(&mut self, cut: Cut) {
        if !self.cut.contains(&cut) {
            self.cut.push(cut);
        }
    }

    /// How much memory may be in use, in bytes.
    pub fn bytes(&self) -> usize {
        self.limits.bytes
    }

    /// Whether everything has been visited.
    pub fn is_exhaustive(&self) -> bool {
        self.cut.is_empty()
    }

    /// The number of states in which the program has come to an end.
    pub fn ends(&self) -> usize {
        let ends = |node: &&Node| !matches!(node.ending, None | Some(Ending::Cut));
        self.graph.nodes.iter().filter(ends).count()
    }

    /// Whether going on makes no sense.
    pub fn is_hopeless(&self) -> bool {
        let hopeless = |cut: &Cut| matches!(cut, Cut::Unrepeatable(_) | Cut::NoStep { .. });
        self.cut.iter().any(hopeless)
    }

    /// Whether the fingerprint of the next state is needed: not while steps are replayed, except
    /// for the last state that is known, since all that went wrong before shows there.
    pub fn wants_key(&self) -> bool {
        self.position + 1 >= self.way.len()
    }

    /// Whether the schedule that is being run has steps left to replay.
    pub fn replaying(&self) -> bool {
        self.position < self.way.len()
    }

    fn replay(&mut self, arrival: &Arrival) -> Next {
        let (node, edge) = self.way[self.position];
        let known = &self.graph.nodes[node];
        let same = known.edges.len() == arrival.moves.len()
            && arrival.key.is_none_or(|key| known.key == key)
            && known
                .edges
                .iter()
                .zip(&arrival.moves)
                .all(|(edge, step)| edge.step == *step);
        if !same {
            let step = self.position + 1;
            self.cut(Cut::Unrepeatable(format!(
                "step {step} of a schedule found the program in another state than before"
            )));
            return Next::Stop;
        }
        self.position += 1;
        self.steps_taken += 1;
        Next::Take(self.graph.nodes[node].edges[edge].step)
    }

    fn known_node(&self, arrival: &Arrival) -> Option<NodeId> {
        if self.reduction == Reduction::None || self.script.is_some() {
            return None;
        }
        let known = self.known.get(&arrival.key?);
        let known = known.or_else(|| self.known.get(&arrival.memory?));
        known.copied()
    }

    /// Whether the state with this fingerprint is one that what is in memory can make known.
    pub fn wants_memory(&self, key: History) -> bool {
        let here = self.reduction == Reduction::Memory && self.script.is_none();
        here && !self.replaying() && !self.known.contains_key(&key)
    }

    fn add(&mut self, arrival: Arrival) -> NodeId {
        let id = self.graph.nodes.len();
        let from = self.way.last().copied();
        if let Some((node, edge)) = from {
            self.graph.nodes[node].edges[edge].to = Some(id);
        }
        let key = arrival.key.unwrap_or_default();
        if self.reduction != Reduction::None {
            self.known.insert(key, id);
            self.known.extend(arrival.memory.map(|memory| (memory, id)));
        }
        let edge = |(step, luck)| Edge {
            step,
            luck,
            to: None,
            printed: Box::default(),
            what: None,
        };
        self.graph.nodes.push(Node {
            key,
            from,
            depth: self.way.len(),
            edges: arrival
                .moves
                .into_iter()
                .zip(arrival.luck)
                .map(edge)
                .collect(),
            ending: arrival.ending,
            threads: arrival.threads,
            objects: arrival.objects,
        });
        id
    }

    fn take(&mut self, node: NodeId, edge: usize) -> Next {
        self.way.push((node, edge));
        self.position += 1;
        self.steps_taken += 1;
        Next::Take(self.graph.nodes[node].edges[edge].step)
    }
}
