//! What a run of the program can print, how it can end, and a shortest schedule for each.

use crate::cycles::Cycles;
pub use crate::ending::Ending;
use crate::graph::{Graph, Move, NodeId, What};
use crate::limits::Cut;
use crate::luck::{Avoid, Cost, Needs};
use crate::memory;
use std::cmp::Reverse;
use std::collections::{BinaryHeap, HashMap, HashSet};

/// Where something is printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Stream {
    /// Standard output, which keeps an unfinished line until it is finished or the program exits.
    Out,
    /// Standard error, which keeps nothing.
    Err,
}

/// Something printed by one step.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Chunk {
    /// Where.
    pub stream: Stream,
    /// What; nothing at all stands for flushing the stream.
    pub text: String,
}

impl Chunk {
    /// What flushes the stream.
    pub fn flush(stream: Stream) -> Chunk {
        let text = String::new();
        Chunk { stream, text }
    }
}

/// One thing that a run of the program can do.
#[derive(Clone, Debug)]
pub struct Outcome {
    /// What is printed to standard output and standard error, in order.
    pub printed: String,
    /// How it ends.
    pub ending: Ending,
    /// For a hang, who waits where for what; for threads left running, who they are.
    pub details: Vec<String>,
    /// A shortest schedule that ends like this.
    pub schedule: Vec<Step>,
    /// The same, as the search goes there.
    pub moves: Vec<Move>,
    /// The luck without which it cannot come about.
    pub needs: Needs,
}

/// A step of a schedule.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// Who does what, and at which line.
    pub what: What,
    /// What it prints.
    pub printed: String,
}

/// An outcome and the moves that lead to it.
pub(crate) struct Found {
    pub printed: String,
    pub ending: Ending,
    pub moves: Vec<Move>,
    /// Of a cycle, how many of the moves lead there; the others are one round.
    pub before_round: Option<usize>,
    /// The luck without which it cannot come about.
    pub needs: Needs,
}

const MAX_COMBINATIONS: usize = 5_000_000;
/// Where a loop prints, there is no end of outputs: so many different ones at each of its states.
const MAX_ROUNDS: usize = 4;

#[derive(Clone, PartialEq, Eq, Hash, Default)]
pub(crate) struct Printed {
    shown: String,
    kept: String,
}

impl Printed {
    pub(crate) fn and(&self, chunks: &[Chunk]) -> Printed {
        let mut after = self.clone();
        for chunk in chunks {
            match chunk.stream {
                Stream::Err => after.shown += &chunk.text,
                Stream::Out => {
                    after.kept += &chunk.text;
                    let whole = match chunk.text.is_empty() {
                        true => after.kept.len(),
                        false => after.kept.rfind('\n').map_or(0, |end| end + 1),
                    };
                    after.shown.extend(after.kept.drain(..whole));
                }
            }
        }
        after
    }

    pub(crate) fn at(self, ending: &Ending) -> String {
        if ending.flushes() {
            self.shown + &self.kept
        } else {
            self.shown
        }
    }
}

/// All outcomes of the graph, each with a schedule that needs as little luck as it can, and is a
/// shortest one among those. Memory may come to be in use up to `bytes`.
pub(crate) fn all(graph: &Graph, cycles: &Cycles, bytes: usize) -> (Vec<Found>, Option<Cut>) {
    let (mut found, cut) = cheapest(graph, cycles, Avoid::NoReason, bytes);
    if found.iter().any(|(_, cost)| cost.luck.1 > 0) {
        let (others, _) = cheapest(graph, cycles, Avoid::TimeLimit, bytes);
        let key = |found: &Found| (found.ending.clone(), found.printed.clone());
        let least: HashMap<_, u32> = others
            .iter()
            .map(|(found, cost)| (key(found), cost.luck.0))
            .collect();
        for (found, cost) in &mut found {
            let time_limit = least.get(&key(found)).copied();
            found.needs = Needs::of(*cost, cost.luck.0, time_limit.unwrap_or(cost.luck.1));
        }
    }
    (found.into_iter().map(|(found, _)| found).collect(), cut)
}

/// The cheapest schedule of each outcome, over pairs of a state and what was printed on the way to it.
fn cheapest(
    graph: &Graph,
    cycles: &Cycles,
    avoid: Avoid,
    bytes: usize,
) -> (Vec<(Found, Cost)>, Option<Cut>) {
    let mut rounds: HashMap<NodeId, usize> = HashMap::new();
    let mut cut = None;
    let mut outputs = vec![Printed::default()];
    let mut number_of: HashMap<Printed, usize> = HashMap::from([(Printed::default(), 0)]);
    let mut places = vec![Place {
        node: 0,
        output: 0,
        cost: Cost::default(),
        from: None,
    }];
    let mut place_of: HashMap<(NodeId, usize), usize> = HashMap::from([((0, 0), 0)]);
    let mut found: Vec<(Found, Cost)> = Vec::new();
    let mut known: HashSet<(Ending, String)> = HashSet::new();
    let mut open = BinaryHeap::from([Reverse((Cost::default(), 0))]);
    while let Some(Reverse((cost, here))) = open.pop() {
        let Place {
            node: id,
            output,
            cost: least,
            ..
        } = places[here];
        if cost > least {
            // There was a cheaper way here.
            continue;
        }
        let Some(node) = graph.nodes.get(id) else {
            break;
        };
        let round = cycles.round(graph, id);
        let endings = [&node.ending, &round.is_some().then_some(Ending::Cycle)];
        for ending in endings.into_iter().flatten() {
            let printed = outputs[output].clone().at(ending);
            if known.insert((ending.clone(), printed.clone())) {
                let mut moves = moves_to(&places, here);
                let round = round.as_ref().filter(|_| *ending == Ending::Cycle);
                let before_round = round.map(|_| moves.len());
                moves.extend(round.into_iter().flatten());
                let needs = Needs::of(cost, cost.luck.0, cost.luck.1);
                found.push((
                    Found {
                        printed,
                        ending: ending.clone(),
                        moves,
                        before_round,
                        needs,
                    },
                    cost,
                ));
            }
        }
        for edge in &node.edges {
            let Some(to) = edge.to else { continue };
            let printed = if edge.printed.is_empty() {
                output
            } else {
                let after = outputs[output].and(&edge.printed);
                *number_of.entry(after).or_insert_with_key(|after| {
                    outputs.push(after.clone());
                    outputs.len() - 1
                })
            };
            let reached = Place {
                node: to,
                output: printed,
                cost: cost.and(edge.luck, avoid),
                from: Some((here, edge.step)),
            };
            match place_of.get(&(to, printed)) {
                Some(&place) if places[place].cost <= reached.cost => continue,
                Some(&place) => {
                    open.push(Reverse((reached.cost, place)));
                    places[place] = reached;
                    continue;
                }
                None => {}
            }
            if cycles.prints_round(to) {
                let times = rounds.entry(to).or_default();
                *times += 1;
                if *times > MAX_ROUNDS {
                    cut = Some(Cut::Rounds(MAX_ROUNDS));
                    continue;
                }
            }
            place_of.insert((to, printed), places.len());
            open.push(Reverse((reached.cost, places.len())));
            places.push(reached);
        }
        if places.len() > MAX_COMBINATIONS {
            return (found, Some(Cut::Outputs(MAX_COMBINATIONS)));
        }
        if memory::in_use() >= bytes {
            return (found, Some(Cut::Bytes(bytes)));
        }
    }
    (found, cut)
}

/// A state, what was printed on the way to it, and the cheapest way there that is known.
struct Place {
    node: NodeId,
    output: usize,
    cost: Cost,
    from: Option<(usize, Move)>,
}

fn moves_to(places: &[Place], mut place: usize) -> Vec<Move> {
    let mut moves = Vec::new();
    while let Some((before, step)) = places[place].from {
        moves.push(step);
        place = before;
    }
    moves.reverse();
    moves
}
