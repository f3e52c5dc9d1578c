//! Explores a program: the one function that others call, and what it returns.

use crate::cycles::Cycles;
use crate::engine;
use crate::execution::{Body, body, execute, with_run};
use crate::followed::{followed, leads_to, round, steps};
use crate::graph::{Graph, Move};
use crate::learned::Learned;
use crate::names::Names;
use crate::outcome::{self, Ending, Outcome};
use crate::pool::Pool;
use crate::process::Ends;
use crate::run::Run;
use crate::search::{Cut, Limits, Reduction, Search};
use crate::world::World;
use crate::{memory, one_core, panic};
use std::sync::{Arc, Mutex};

/// How to explore.
#[derive(Clone, Debug, Default)]
pub struct Explorer {
    /// Where to stop although there may be more.
    pub limits: Limits,
    /// How equal states are recognized.
    pub reduction: Reduction,
    /// Whether every state and step of the graph is described, for `Exploration::json`. The
    /// schedules of outcomes are described in any case.
    pub describe_graph: bool,
    /// Whether only the outcomes are wanted, without a described schedule for each.
    pub only_outcomes: bool,
    /// Whether every operation is a step that could be one in some program, though nobody can tell in
    /// this one. The outcomes are the same, but for who is still running; it takes longer.
    pub all_steps: bool,
    /// A schedule to follow as well.
    pub follow: Option<Vec<Move>>,
    names: Names,
    unseen: Vec<String>,
}

/// All that was found out about a program.
#[derive(Clone, Debug)]
pub struct Exploration {
    /// Every outcome that was found, those with the shortest schedules first.
    pub outcomes: Vec<Outcome>,
    /// Where the schedule that was to be followed leads, or why it cannot be.
    pub followed: Option<Result<Outcome, String>>,
    /// Why there may be more; empty if there is nothing more.
    pub cut: Vec<Cut>,
    /// How often a thread was woken, or failed, for no reason in one execution, at most.
    pub spurious: u32,
    /// Whether that limit was ever felt.
    pub spurious_matters: bool,
    /// Whether some schedules never end only because they pass over a thread that could go on.
    pub fairness_matters: bool,
    /// Whether the program may end while another thread prints, whose output is whole in all outcomes.
    pub output_may_be_cut_off: bool,
    /// Whether the program asks for weaker orderings than `SeqCst`, which are explored as that.
    pub weak_orderings: bool,
    /// Whether the program measures times, which the search makes none or long.
    pub time_is_measured: bool,
    /// The number of schedules, if the search was exhaustive.
    pub schedules: Option<u128>,
    /// How often the program was run.
    pub executions: usize,
    /// The steps taken in all these runs.
    pub steps_taken: usize,
    /// All states and steps.
    pub graph: Graph,
}

impl Exploration {
    /// Whether every interleaving was visited.
    pub fn is_exhaustive(&self) -> bool {
        self.cut.is_empty()
    }
}

/// One exploration at a time: the program's statics exist once.
static EXPLORING: Mutex<()> = Mutex::new(());

/// A search that has taken fewer steps than this may begin again with longer schedules.
const CHEAP_STEPS: usize = 300_000;
/// The schedules may then be so many times as long.
const DEEPER: usize = 5;
/// Schedules as long as this are not made longer.
const MAX_STEPS: usize = 10_000;

impl Explorer {
    /// An explorer that searches with all reductions and the default limits.
    pub fn new() -> Explorer {
        Explorer::default()
    }

    /// Takes lines and names from the program with this text. `root` is a path of which the file's
    /// folder is the program's: what `file!()` says in a file beside it.
    pub fn program(mut self, root: &str, text: &str) -> Explorer {
        self.names = Names::of(root, text);
        self
    }

    /// Says why the program does things that are not modelled, so no result is called exhaustive.
    pub fn unseen(mut self, why: &str) -> Explorer {
        self.unseen.push(why.into());
        self
    }

    /// Visits every interleaving of `program`.
    pub fn explore<R: Ends>(&self, program: impl Fn() -> R + Send + Sync + 'static) -> Exploration {
        self.explore_all(body(program))
    }

    // Compiled once, and not again with every program.
    pub(crate) fn explore_all(&self, program: Body) -> Exploration {
        let _alone = EXPLORING.lock().unwrap_or_else(|held| held.into_inner());
        let _stay = one_core::stay();
        panic::capture_messages();
        memory::limit(self.limits.bytes);
        if !self.only_outcomes {
            self.names.prepare();
        }
        let (search, spurious_matters, learned) = self.search_deeper(&program);
        let mut cut = search.cut.clone();
        cut.extend(self.unseen.iter().cloned().map(Cut::Unseen));
        let cycles = Cycles::of(&search.graph);
        let (found, too_many) = outcome::all(&search.graph, &cycles, self.limits.bytes);
        cut.extend(too_many);
        let is_stuck = cut.iter().any(|cut| matches!(cut, Cut::NoStep { .. }));
        let outcomes = found
            .into_iter()
            .map(|found| {
                if is_stuck || memory::in_use() >= self.limits.bytes {
                    // To run the program again would take as long, or as much memory, again.
                    return Outcome {
                        printed: found.printed,
                        details: Vec::new(),
                        schedule: Vec::new(),
                        ending: found.ending,
                        moves: found.moves,
                        needs: found.needs,
                    };
                }
                let script = Search::along(found.moves.clone());
                let describe = !self.only_outcomes;
                let run = self.search(script, self.limits, &program, describe, learned.clone());
                // The way there leads through equal states. If it does not lead there, some were not.
                if !leads_to(&run.search, &found) {
                    let ending = found.ending.word();
                    let printed = &found.printed;
                    cut.push(Cut::Unrepeatable(format!(
                        "the schedule of {ending} {printed:?} led elsewhere when run again"
                    )));
                }
                Outcome {
                    printed: found.printed,
                    details: match (&found.ending, found.before_round) {
                        _ if self.only_outcomes => Vec::new(),
                        (Ending::Cycle, Some(before)) => {
                            vec![round(before, run.search.steps_taken)]
                        }
                        (Ending::Deadlock | Ending::Running, _) => run.details,
                        _ => Vec::new(),
                    },
                    schedule: match self.only_outcomes {
                        true => Vec::new(),
                        false => steps(&run.search),
                    },
                    ending: found.ending,
                    moves: found.moves,
                    needs: found.needs,
                }
            })
            .collect();
        let follow = self.follow.clone().filter(|_| !is_stuck);
        let followed = follow.map(|moves| {
            let script = Search::along(moves.clone());
            let run = self.search(script, self.limits, &program, true, learned.clone());
            followed(&run, moves)
        });
        Exploration {
            outcomes,
            followed,
            spurious: self.limits.spurious,
            spurious_matters,
            fairness_matters: !cycles.is_empty(),
            output_may_be_cut_off: learned.printing.may_be_cut_off,
            weak_orderings: learned.weak_orderings,
            time_is_measured: learned.timing.is_measured,
            schedules: cut.is_empty().then(|| search.graph.schedules()).flatten(),
            executions: search.executions,
            steps_taken: search.steps_taken,
            graph: search.graph,
            cut,
        }
    }

    /// Searches, and begins again with longer schedules while some are cut and that costs little;
    /// says whether the limit on waking for no reason was felt, and what was learned of the program.
    fn search_deeper(&self, program: &Body) -> (Search, bool, Learned) {
        let mut limits = self.limits;
        let mut learned = self.nothing_learned();
        let mut best: Option<Run> = None;
        if limits.deepen {
            let first = self.first(program);
            if first.search.is_hopeless() {
                return (first.search, false, first.learned);
            }
            let ended = first.search.ends() > 0;
            let length = if ended { first.search.steps_taken } else { 0 };
            learned = first.learned;
            limits.steps = limits.steps.max(length * 2);
            limits.horizon = limits.horizon.max(length * 3 / 2);
        }
        loop {
            let search = Search::new(self.reduction, limits);
            let run = self.search(
                search,
                limits,
                program,
                self.describe_graph,
                learned.clone(),
            );
            if run.begin_again {
                learned = run.learned;
                // What is a step now makes earlier searches incomparable.
                best = None;
                continue;
            }
            let too_short = run.search.cut == [Cut::Steps(limits.steps)];
            let cheap = run.search.steps_taken < CHEAP_STEPS && limits.steps < MAX_STEPS;
            // A longer search that had to stop somewhere may have seen less.
            let better = best.as_ref().is_none_or(|best| {
                run.search.is_exhaustive() || run.search.ends() > best.search.ends()
            });
            if better {
                best = Some(run);
            }
            match best.take() {
                Some(run) if !(too_short && cheap && limits.deepen) => {
                    let felt = run.world.spurious_limit_was_felt;
                    return (run.search, felt, run.learned);
                }
                run => best = run,
            }
            limits.steps *= DEEPER;
        }
    }

    fn nothing_learned(&self) -> Learned {
        if self.all_steps {
            Learned::everything()
        } else {
            Learned::default()
        }
    }

    /// One run to the program's end, if it comes to one, in which the oldest thread that can go on
    /// always does.
    fn first(&self, program: &Body) -> Run {
        let limits = Limits {
            steps: MAX_STEPS,
            horizon: MAX_STEPS,
            work: 0,
            ..self.limits
        };
        let mut learned = self.nothing_learned();
        loop {
            let search = Search::new(Reduction::None, limits);
            let run = self.search(search, limits, program, false, learned);
            if !run.begin_again {
                return run;
            }
            learned = run.learned;
        }
    }

    fn search(
        &self,
        search: Search,
        limits: Limits,
        program: &Body,
        tracing: bool,
        learned: Learned,
    ) -> Run {
        let world = || {
            let mut world = World::new(self.reduction, limits.spurious);
            world.tracing = tracing;
            world
        };
        *engine::run() = Some(Run {
            world: world(),
            search,
            names: self.names.clone(),
            pool: Pool::default(),
            baton: None,
            over: false,
            unwinding: None,
            jobs: Vec::new(),
            execution: 0,
            begin_again: false,
            learned,
            details: Vec::new(),
            to_wake: None,
            driver: std::thread::current(),
        });
        while with_run(|run| {
            let felt = run.world.spurious_limit_was_felt;
            run.world = world();
            run.world.spurious_limit_was_felt = felt;
            run.search.begin()
        }) {
            execute(Arc::clone(program));
            if with_run(|run| run.begin_again || run.search.is_hopeless()) {
                break;
            }
        }
        engine::run().take().expect("this exploration runs")
    }
}
