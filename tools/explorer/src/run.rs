//! One exploration while it runs: who goes on, when an execution ends, how states are described.

use crate::graph::{Move, What};
use crate::history::History;
use crate::learned::Learned;
use crate::luck::Luck;
use crate::memory;
use crate::names::Names;
use crate::op::{Choice, Op, stream_holder};
use crate::outcome::{Ending, Stream};
use crate::pool::{Job, Pool};
use crate::search::{Arrival, Cut, Next, Search};
use crate::world::{Phase, Thread, ThreadId, World};
use std::thread;

/// The running exploration.
pub struct Run {
    /// The state of the running execution.
    pub world: World,
    /// What has been visited.
    pub search: Search,
    /// Names for what a schedule shows.
    pub names: Names,
    /// The threads that run the program's threads.
    pub pool: Pool,
    /// Who may go on, and how.
    pub baton: Option<Move>,
    /// Whether the execution has come to its end.
    pub over: bool,
    /// After the end: the thread whose turn it is to unwind.
    pub unwinding: Option<ThreadId>,
    /// The bodies of threads that have not begun.
    pub jobs: Vec<Option<Job>>,
    /// Which execution this is; never 0, and never the same again in this process.
    pub execution: u64,
    /// Whether everything has to begin again: what counts as a step has changed.
    pub begin_again: bool,
    /// What executions so far have shown of the program.
    pub learned: Learned,
    /// Who waited for what at the end of the last execution, if somebody wants to know.
    pub details: Vec<String>,
    /// Who has to be told that it has the baton, as soon as this can be seen.
    pub to_wake: Option<thread::Thread>,
    /// The thread that drives the search.
    pub driver: thread::Thread,
}

impl Run {
    /// Decides who goes on. Nobody runs: every thread has announced a step or has ended.
    pub fn choose(&mut self, me: ThreadId) {
        if self.over {
            return;
        }
        if let Some(new) = self.unstarted() {
            self.world.threads[new].phase = Phase::Running;
            self.baton = Some(Move {
                thread: new,
                choice: Choice::DONE,
            });
            let job = self.jobs[new]
                .take()
                .expect("an unstarted thread has a job");
            self.pool.start(new, self.execution, job);
            return;
        }
        if self.world.threads.iter().any(Thread::is_running) {
            // Only of threads that have all said what they wait for can be said that all wait.
            return self.give_up(Cut::Unrepeatable("a thread ran without the baton".into()));
        }
        if memory::in_use() >= self.search.bytes() {
            return self.give_up(Cut::Bytes(self.search.bytes()));
        }
        self.note_end();
        let moves = self.moves();
        let only_spurious = |step: &Move| step.choice == Choice::SPURIOUS;
        let weak = |step: &Move| !matches!(self.op(step.thread), Some(Op::MayFail(_)));
        let stuck = moves.iter().all(|step| only_spurious(step) && weak(step));
        let ending = stuck.then_some(Ending::Deadlock);
        match self.arrive(moves, ending) {
            Next::Take(step) => {
                self.baton = Some(step);
                if step.thread != me {
                    self.to_wake = Some(self.pool.thread(step.thread));
                }
            }
            Next::Stop => self.stop(),
        }
    }

    /// Ends the execution in a state that is an end.
    pub fn end(&mut self, ending: Ending) {
        self.arrive(Vec::new(), Some(ending));
        self.stop();
    }

    /// Ends the execution, whatever its state.
    pub fn stop(&mut self) {
        if self.world.tracing && !self.over {
            self.details = self.who_waits();
        }
        self.over = true;
        self.driver.unpark();
    }

    /// Lets the youngest thread that is still there unwind, or tells the driver that none is.
    pub fn unwind_next(&mut self) {
        let threads = (0..self.world.threads.len()).rev();
        self.unwinding = threads
            .into_iter()
            .find(|&thread| !self.pool.is_idle(thread));
        self.to_wake = Some(match self.unwinding {
            Some(thread) => self.pool.thread(thread),
            None => self.driver.clone(),
        });
    }

    /// Begins the whole search again: what counts as a step has changed.
    pub fn begin_again(&mut self) {
        if !self.over {
            self.begin_again = true;
            self.stop();
        }
    }

    /// Whether other threads than main have steps left to take.
    pub fn others_run(&self) -> bool {
        let runs = |thread: &Thread| {
            let next = thread.announced.as_ref().map(|next| next.op);
            let is_done = matches!(next, Some(Op::Finish { quietly: true }));
            thread.phase != Phase::Finished && !is_done
        };
        self.world.threads[1..].iter().any(runs)
    }

    /// Takes note if the program may end now while another thread prints.
    fn note_end(&mut self) {
        let ops = || (0..self.world.threads.len()).filter_map(|id| Some((id, self.op(id)?)));
        let ends = |(_, op): &(ThreadId, Op)| matches!(op, Op::End) && self.world.ending.is_none();
        let Some((ending, _)) = ops().find(ends) else {
            return;
        };
        let holder = stream_holder(&self.world, Stream::Out).filter(|&holder| holder != ending);
        let printing = |(thread, op)| match op {
            Op::Print {
                stream: Stream::Out,
                whole,
            } => (thread != ending && holder.is_none_or(|by| by == thread)).then_some(whole),
            _ => None,
        };
        let all_whole = ops().filter_map(printing).reduce(|all, whole| all && whole);
        // Whoever holds the stream keeps the runtime from flushing it, printing or not.
        let held = holder.map(|_| true);
        if let Some(whole) = all_whole.or(held) {
            self.learned.printing.note_end(whole);
        }
    }

    fn arrive(&mut self, moves: Vec<Move>, ending: Option<Ending>) -> Next {
        let end = ending.as_ref().filter(|_| moves.is_empty());
        let key = self.search.wants_key().then(|| match end {
            Some(end) => History::of(&(end, "end")),
            None => self.world.key(),
        });
        let describe = self.world.tracing && !self.search.replaying();
        // At an end there is nothing more to recognize.
        let known = key.filter(|_| end.is_none());
        let new = known.is_some_and(|key| self.search.wants_memory(key));
        let memory = new.then(|| self.world.memory(self.execution)).flatten();
        let (threads, objects) = match describe {
            true => {
                let objects = self.names.describe_all(&self.world);
                let threads = self.standings(&moves, &objects);
                (threads, objects.into_iter().map(|(_, it)| it).collect())
            }
            false => Default::default(),
        };
        let luck = moves.iter().map(|step| {
            let op = self.op(step.thread);
            op.map_or(Luck::Nothing, |op| op.luck(step.choice))
        });
        let luck = luck.collect();
        self.search.arrive(Arrival {
            key,
            memory,
            moves,
            luck,
            ending,
            threads,
            objects,
        })
    }

    fn unstarted(&self) -> Option<ThreadId> {
        let unstarted = |thread: &Thread| thread.phase == Phase::Unstarted;
        self.world.threads.iter().position(unstarted)
    }

    fn op(&self, thread: ThreadId) -> Option<Op> {
        let announced = self.world.threads[thread].announced.as_ref();
        announced.map(|announced| announced.op)
    }

    fn moves(&self) -> Vec<Move> {
        let threads = 0..self.world.threads.len();
        threads
            .filter_map(|thread| Some((thread, self.op(thread)?)))
            .flat_map(|(thread, op)| {
                let choices = op.choices(&self.world, thread).into_iter();
                choices.map(move |choice| Move { thread, choice })
            })
            .collect()
    }

    /// Tells the search what a step did.
    pub fn performed(&mut self, choice: Choice, mut what: Option<What>) {
        let note = self.world.note.take();
        if let Some(what) = &mut what {
            what.text += &match (note, choice) {
                (Some(note), _) => note,
                (None, Choice::GAVE_UP) => ": gives up".into(),
                (None, Choice::SPURIOUS) => ": for no reason".into(),
                (None, Choice::PASSES) => ": time passes".into(),
                (None, Choice::QUEUED) => ": waits behind a writer".into(),
                _ => String::new(),
            };
        }
        let printed = &mut self.world.printed;
        self.search.performed(printed, what);
    }

    /// Takes note of a reason why the search is not exhaustive, and ends the execution.
    pub fn give_up(&mut self, cut: Cut) {
        self.search.cut(cut);
        self.stop();
    }
}
