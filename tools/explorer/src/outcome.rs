//! What a run of the program can print, how it can end, and a shortest schedule for each.

use crate::cycles::Cycles;
use crate::graph::{Graph, Move, NodeId, What};
use crate::search::Cut;
use std::collections::{HashMap, HashSet, VecDeque};

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

/// How an execution ends.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Ending {
    /// The program exits with this code: main returned it, or a thread called `exit`. Code 0 from main
    /// means that every other thread had finished; else other threads may have been running.
    Exit(i32),
    /// Main returns code 0 while other threads still run; they end with it.
    Running,
    /// Every thread that has not finished waits for something that will never happen.
    Deadlock,
    /// Main panicked.
    Panic,
    /// The program is ended at once, and what standard output has kept is lost.
    Abort,
    /// Never: the threads go round forever, and none that can go on is passed over.
    Cycle,
    /// Cut by a limit of the search.
    Cut,
}

impl Ending {
    /// The ending in one or a few words.
    pub fn words(&self) -> String {
        match self {
            Ending::Exit(0) => "exit".into(),
            Ending::Exit(code) => format!("exit({code})"),
            Ending::Running => "running".into(),
            Ending::Deadlock => "deadlock".into(),
            Ending::Panic => "panic".into(),
            Ending::Abort => "abort".into(),
            Ending::Cycle => "cycle".into(),
            Ending::Cut => "cut".into(),
        }
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
        match ending {
            Ending::Exit(_) | Ending::Running | Ending::Panic => self.shown + &self.kept,
            Ending::Abort | Ending::Deadlock | Ending::Cycle | Ending::Cut => self.shown,
        }
    }
}

/// All outcomes of the graph, each with a shortest schedule: breadth first over pairs of a state
/// and what was printed on the way to it.
pub(crate) fn all(graph: &Graph, cycles: &Cycles) -> (Vec<Found>, Option<Cut>) {
    let mut rounds: HashMap<NodeId, usize> = HashMap::new();
    let mut cut = None;
    let mut outputs = vec![Printed::default()];
    let mut number_of: HashMap<Printed, usize> = HashMap::from([(Printed::default(), 0)]);
    let mut came_from: Vec<(usize, Option<Move>)> = vec![(0, None)];
    let mut places: Vec<(NodeId, usize)> = vec![(0, 0)];
    let mut seen: HashSet<(NodeId, usize)> = HashSet::from([(0, 0)]);
    let mut found: Vec<Found> = Vec::new();
    let mut known: HashSet<(Ending, String)> = HashSet::new();
    let mut queue = VecDeque::from([0]);
    while let Some(here) = queue.pop_front() {
        let (id, output) = places[here];
        let Some(node) = graph.nodes.get(id) else {
            break;
        };
        let round = cycles.round(graph, id);
        let endings = [&node.ending, &round.is_some().then_some(Ending::Cycle)];
        for ending in endings.into_iter().flatten() {
            let printed = outputs[output].clone().at(ending);
            if known.insert((ending.clone(), printed.clone())) {
                let mut moves = moves_to(&came_from, here);
                let round = round.as_ref().filter(|_| *ending == Ending::Cycle);
                let before_round = round.map(|_| moves.len());
                moves.extend(round.into_iter().flatten());
                found.push(Found {
                    printed,
                    ending: ending.clone(),
                    moves,
                    before_round,
                });
            }
        }
        for edge in &node.edges {
            let Some(to) = edge.to else { continue };
            let printed = match edge.printed.is_empty() {
                true => output,
                false => {
                    let after = outputs[output].and(&edge.printed);
                    *number_of.entry(after).or_insert_with_key(|after| {
                        outputs.push(after.clone());
                        outputs.len() - 1
                    })
                }
            };
            if cycles.prints_round(to) && !seen.contains(&(to, printed)) {
                let times = rounds.entry(to).or_default();
                *times += 1;
                if *times > MAX_ROUNDS {
                    cut = Some(Cut::Rounds(MAX_ROUNDS));
                    continue;
                }
            }
            if seen.insert((to, printed)) {
                queue.push_back(places.len());
                places.push((to, printed));
                came_from.push((here, Some(edge.step)));
            }
        }
        if places.len() > MAX_COMBINATIONS {
            return (found, Some(Cut::Outputs(MAX_COMBINATIONS)));
        }
    }
    (found, cut)
}

fn moves_to(came_from: &[(usize, Option<Move>)], mut place: usize) -> Vec<Move> {
    let mut moves = Vec::new();
    while let (before, Some(step)) = came_from[place] {
        moves.push(step);
        place = before;
    }
    moves.reverse();
    moves
}
