//! Where a run can go round forever, and whether it is fair to all threads there.
//!
//! A run that never ends takes some steps again and again. It is fair if every thread that can go on
//! again and again does so: no thread is passed over forever. A thread that could only wake for no
//! reason need not.

use crate::graph::{Graph, Move, NodeId};
use crate::op::Choice;
use crate::world::ThreadId;
use std::collections::{BTreeSet, HashMap, VecDeque};

/// Who takes the steps by which time passes, as far as fairness is concerned: it does pass.
const CLOCK: ThreadId = ThreadId::MAX;

fn actor(step: Move) -> ThreadId {
    match step.choice {
        Choice::PASSES => CLOCK,
        _ => step.thread,
    }
}

/// The cycles of a graph.
#[derive(Debug, Default)]
pub struct Cycles {
    /// For each state, the number of its part of the graph where every state leads to every other;
    /// none where no way leads back.
    part: Vec<Option<usize>>,
    /// The parts in which something is printed.
    prints: BTreeSet<usize>,
    /// The states that fair runs can go round in, with all that such a run comes to.
    fair: HashMap<NodeId, usize>,
    rounds: Vec<Vec<NodeId>>,
}

impl Cycles {
    /// Finds all cycles.
    pub fn of(graph: &Graph) -> Cycles {
        let mut cycles = Cycles {
            part: vec![None; graph.nodes.len()],
            ..Cycles::default()
        };
        let all: Vec<NodeId> = (0..graph.nodes.len()).collect();
        let parts = parts(graph, &all);
        for (number, part) in parts.iter().enumerate() {
            part.iter()
                .for_each(|&node| cycles.part[node] = Some(number));
        }
        for (number, part) in parts.iter().enumerate() {
            let inside = |&node: &NodeId| cycles.part[node] == Some(number);
            let prints = edges_inside(graph, part, inside)
                .any(|(node, edge)| !graph.nodes[node].edges[edge].printed.is_empty());
            if prints {
                cycles.prints.insert(number);
            }
        }
        let mut open = parts;
        while let Some(part) = open.pop() {
            let inside: BTreeSet<NodeId> = part.iter().copied().collect();
            let steps = edges_inside(graph, &part, |node| inside.contains(node));
            let moved: BTreeSet<ThreadId> = steps
                .map(|(node, edge)| actor(graph.nodes[node].edges[edge].step))
                .collect();
            let passed_over = |&node: &NodeId| {
                let edges = graph.nodes[node].edges.iter().map(|edge| edge.step);
                edges
                    .filter(|step| step.choice != Choice::SPURIOUS)
                    .any(|step| !moved.contains(&actor(step)))
            };
            if part.iter().any(passed_over) {
                // Whoever is passed over must not be able to go on: is there a way round without
                // the states where it is?
                let rest: Vec<NodeId> =
                    part.into_iter().filter(|node| !passed_over(node)).collect();
                open.extend(self::parts(graph, &rest));
            } else {
                let number = cycles.rounds.len();
                cycles.fair.extend(part.iter().map(|&node| (node, number)));
                cycles.rounds.push(part);
            }
        }
        cycles
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.part.iter().all(Option::is_none)
    }

    /// Whether a run can come back to this state, having printed something.
    pub fn prints_round(&self, node: NodeId) -> bool {
        self.part[node].is_some_and(|part| self.prints.contains(&part))
    }

    /// A fair way round from this state, in which every thread moves that can; none if there is none.
    pub fn round(&self, graph: &Graph, start: NodeId) -> Option<Vec<Move>> {
        let number = *self.fair.get(&start)?;
        let inside = |node: &NodeId| self.fair.get(node) == Some(&number);
        let mut left: BTreeSet<ThreadId> = edges_inside(graph, &self.rounds[number], inside)
            .map(|(node, edge)| actor(graph.nodes[node].edges[edge].step))
            .collect();
        let (mut here, mut moves) = (start, Vec::new());
        while !left.is_empty() {
            let wanted = |_, step: Move| left.contains(&actor(step));
            let (to, way) = nearest(graph, here, inside, wanted)?;
            for step in &way {
                left.remove(&actor(*step));
            }
            moves.extend(way);
            here = to;
        }
        if here != start {
            let (_, way) = nearest(graph, here, inside, |to, _| to == start)?;
            moves.extend(way);
        }
        Some(moves)
    }
}

fn edges_inside<'a>(
    graph: &'a Graph,
    nodes: &'a [NodeId],
    inside: impl Fn(&NodeId) -> bool + Copy + 'a,
) -> impl Iterator<Item = (NodeId, usize)> + 'a {
    nodes.iter().flat_map(move |&node| {
        let edges = graph.nodes[node].edges.iter().enumerate();
        edges
            .filter(move |(_, edge)| edge.to.is_some_and(|to| inside(&to)))
            .map(move |(nth, _)| (node, nth))
    })
}

/// A shortest way that ends with a step that is wanted, of which the node that it leads to is told.
fn nearest(
    graph: &Graph,
    start: NodeId,
    inside: impl Fn(&NodeId) -> bool,
    wanted: impl Fn(NodeId, Move) -> bool,
) -> Option<(NodeId, Vec<Move>)> {
    let mut from: HashMap<NodeId, Option<(NodeId, Move)>> = HashMap::from([(start, None)]);
    let mut queue = VecDeque::from([start]);
    while let Some(node) = queue.pop_front() {
        for edge in &graph.nodes[node].edges {
            let Some(to) = edge.to.filter(&inside) else {
                continue;
            };
            if wanted(to, edge.step) {
                let mut way = vec![edge.step];
                let mut at = node;
                while let Some(Some((before, step))) = from.get(&at) {
                    way.push(*step);
                    at = *before;
                }
                way.reverse();
                return Some((to, way));
            }
            from.entry(to).or_insert_with(|| {
                queue.push_back(to);
                Some((node, edge.step))
            });
        }
    }
    None
}

/// The parts of the graph, among these states only, in which every state leads to every other (by
/// Tarjan's algorithm), without those that are one state with no way back to itself.
fn parts(graph: &Graph, among: &[NodeId]) -> Vec<Vec<NodeId>> {
    const OUTSIDE: usize = usize::MAX;
    const UNSEEN: usize = usize::MAX - 1;
    let mut index = vec![OUTSIDE; graph.nodes.len()];
    among.iter().for_each(|&node| index[node] = UNSEEN);
    let mut low = vec![0; graph.nodes.len()];
    let mut kept = vec![false; graph.nodes.len()];
    let (mut stack, mut parts, mut next) = (Vec::new(), Vec::new(), 0);
    for &root in among {
        if index[root] != UNSEEN {
            continue;
        }
        let mut open = vec![(root, 0)];
        while let Some((node, edge)) = open.pop() {
            if edge == 0 {
                (index[node], low[node]) = (next, next);
                next += 1;
                kept[node] = true;
                stack.push(node);
            }
            let edges = &graph.nodes[node].edges;
            match edges.get(edge) {
                Some(step) => {
                    open.push((node, edge + 1));
                    match step.to.map(|to| (to, index[to])) {
                        None | Some((_, OUTSIDE)) => {}
                        Some((to, UNSEEN)) => open.push((to, 0)),
                        Some((to, seen)) if kept[to] => low[node] = low[node].min(seen),
                        Some(_) => {}
                    }
                }
                None => {
                    if let Some(&(before, _)) = open.last() {
                        low[before] = low[before].min(low[node]);
                    }
                    if low[node] == index[node] {
                        let start = stack.iter().rposition(|&kept| kept == node);
                        let part = stack.split_off(start.unwrap_or(0));
                        part.iter().for_each(|&node| kept[node] = false);
                        let returns = edges.iter().any(|edge| edge.to == Some(node));
                        if part.len() > 1 || returns {
                            parts.push(part);
                        }
                    }
                }
            }
        }
    }
    parts
}
