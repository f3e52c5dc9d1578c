//! One baton: a thread announces its next step, hands the baton over, and takes the step when chosen.
//!
//! The threads are real ones, but only the holder of the baton runs. Whoever announces a step while
//! it holds the baton also decides, as the search says, who gets it next.

use crate::graph::{Move, Standing, What};
use crate::history::History;
use crate::names::Names;
use crate::object::{Id, Kind, Object};
use crate::op::{Choice, Op};
use crate::outcome::Ending;
use crate::pool::{self, Job, Pool};
use crate::search::{Arrival, Cut, Next, Search};
use crate::world::{Announced, Phase, ThreadId, World};
use std::cell::Cell;
use std::panic::{Location, resume_unwind};
use std::sync::{Mutex, MutexGuard, TryLockError};
use std::thread;
use std::time::Duration;

/// What unwinds a thread whose execution is over. No program can catch it.
pub struct Abandoned;

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
    /// Whether everything has to begin again, with finishing as a step.
    pub begin_again: bool,
    /// Who waited for what at the end of the last execution, if somebody wants to know.
    pub details: Vec<String>,
    /// Who has to be told that it has the baton, as soon as this can be seen.
    pub to_wake: Option<thread::Thread>,
    /// The thread that drives the search.
    pub driver: thread::Thread,
}

static RUN: Mutex<Option<Run>> = Mutex::new(None);

thread_local! {
    static CURRENT: Cell<Option<ThreadId>> = const { Cell::new(None) };
}

/// The exploration of this process, if one is running.
pub fn run() -> MutexGuard<'static, Option<Run>> {
    // A panic while the lock was held is a defect of this crate and reported as a panic elsewhere.
    RUN.lock().unwrap_or_else(|poisoned| poisoned.into_inner())
}

/// Tells this operating-system thread which thread of the program it runs.
pub fn set_current(thread: Option<ThreadId>) {
    CURRENT.set(thread);
}

/// The calling thread of the program, unless the caller is not part of an exploration.
pub fn current() -> Option<ThreadId> {
    CURRENT.try_with(Cell::get).ok().flatten()
}

/// Looks at the running execution, or changes it, without that being a step.
pub fn with<R>(act: impl FnOnce(&mut Run, ThreadId) -> R) -> R {
    let Some(me) = current() else {
        panic!("explorer: used outside an exploration; compile the program with `proofs`")
    };
    let mut guard = run();
    let run = guard.as_mut().expect("an exploration runs its threads");
    run.world.acting = me;
    let result = act(run, me);
    release(guard);
    result
}

/// Announces an operation, waits until it is chosen, and performs it.
#[track_caller]
pub fn step<R>(verb: &'static str, op: Op, act: impl FnOnce(&mut World, Choice) -> R) -> R {
    announce(verb, op, Location::caller(), act).unwrap_or_else(|| leave())
}

/// The same for destructors, which must not do anything in an execution that is over.
#[track_caller]
pub fn step_in_drop(verb: &'static str, op: Op, act: impl FnOnce(&mut World, Choice)) {
    if current().is_some() {
        announce(verb, op, Location::caller(), act);
    }
}

/// Ends the execution, as the last thing that the calling thread does in it.
pub fn end(ending: Ending) {
    with(|run, _| {
        if !run.over {
            run.end(ending);
        }
    });
}

/// The object behind `id`, which this execution comes to know now if it does not yet.
/// `again` is called for something that an earlier execution has used: for statics.
pub fn object(
    id: &Id,
    memory: (usize, usize),
    kind: impl FnOnce() -> Kind,
    again: impl FnOnce(),
) -> usize {
    with(|run, me| {
        let object = id.in_execution(run.execution).unwrap_or_else(|| {
            if id.is_from_before() {
                again();
            }
            let object = run.world.add_object(Object {
                kind: kind(),
                content: History::default(),
                made: id.made(),
                memory,
                shown: String::new(),
                users: Vec::new(),
            });
            id.set(run.execution, object);
            object
        });
        run.world.use_object(me, object);
        object
    })
}

/// Takes note that the program has dropped an object.
pub fn forget(id: &Id) {
    if current().is_none() {
        return;
    }
    with(|run, _| {
        if let Some(object) = id.in_execution(run.execution) {
            run.world.remove_object(object);
        }
    });
}

/// Whether the explorer's lock stays taken: nobody keeps it for longer than a step.
pub fn is_busy() -> bool {
    const TRIES: usize = 1_000;
    (0..TRIES).all(|_| {
        let taken = matches!(RUN.try_lock(), Err(TryLockError::WouldBlock));
        if taken {
            thread::sleep(Duration::from_millis(1));
        }
        taken
    })
}

/// Whether the execution is over and only unwinds.
pub fn is_over() -> bool {
    current().is_none() || run().as_ref().is_none_or(|run| run.over)
}

/// Takes the calling thread out of an execution that is over.
pub fn leave() -> ! {
    if !thread::panicking() {
        resume_unwind(Box::new(Abandoned));
    }
    // A destructor, called while the thread unwinds, waits for something that will never happen.
    // Nothing can be thrown from there, so this thread sleeps from now on; another takes its place.
    pool::sleep_for_ever()
}

fn announce<R>(
    verb: &'static str,
    op: Op,
    place: &'static Location<'static>,
    act: impl FnOnce(&mut World, Choice) -> R,
) -> Option<R> {
    let Some(me) = current() else {
        panic!("explorer: {verb} outside an exploration; compile the program with `proofs`")
    };
    let mut guard = run();
    let run = guard.as_mut().expect("an exploration runs its threads");
    if !run.over {
        let line = run.names.line(place, run.world.tracing);
        run.world.threads[me].phase = Phase::Announced;
        run.world.threads[me].announced = Some(Announced {
            op,
            verb,
            place,
            line,
        });
        run.choose(me);
        guard = wait_for_baton(guard, me);
    }
    let run = guard.as_mut().expect("an exploration runs its threads");
    if run.over {
        return perform_after_the_end(run, me, op, act);
    }
    let choice = run.baton.expect("this thread has the baton").choice;
    let announced = run.world.threads[me].announced.take();
    let thread = &mut run.world.threads[me];
    thread.phase = Phase::Running;
    thread.history = thread.history.then(&choice);
    thread.spurious += u32::from(choice == Choice::SPURIOUS);
    run.world.spurious_limit_was_felt |= thread.spurious == run.world.spurious_limit;
    let before = run.world.threads[me].history;
    run.world.acting = me;
    if let Some(object) = op.object() {
        run.world.mix(object);
    }
    let what = announced
        .filter(|_| run.world.tracing)
        .map(|announced| What {
            thread: run.world.thread_name(me),
            line: announced.line,
            text: run.what(&announced),
        });
    let result = act(&mut run.world, choice);
    run.performed(me, choice, place, before, what);
    Some(result)
}

/// In an execution that is over, destructors may still run operations that do not wait.
fn perform_after_the_end<R>(
    run: &mut Run,
    me: ThreadId,
    op: Op,
    act: impl FnOnce(&mut World, Choice) -> R,
) -> Option<R> {
    if !thread::panicking() {
        return None;
    }
    run.world.acting = me;
    let choice = *op.choices(&run.world, me).first()?;
    Some(act(&mut run.world, choice))
}

fn wait_for_baton(
    mut guard: MutexGuard<'static, Option<Run>>,
    me: ThreadId,
) -> MutexGuard<'static, Option<Run>> {
    loop {
        let run = guard.as_ref().expect("an exploration runs its threads");
        let mine = match run.over {
            true => run.unwinding == Some(me),
            false => run.baton.is_some_and(|baton| baton.thread == me),
        };
        if mine {
            return guard;
        }
        release(guard);
        thread::park();
        guard = self::run();
    }
}

/// Lets go of the run, and only then wakes whoever has got the baton: it needs the lock at once.
pub fn release(mut guard: MutexGuard<'static, Option<Run>>) {
    let next = guard.as_mut().and_then(|run| run.to_wake.take());
    drop(guard);
    if let Some(next) = next {
        next.unpark();
    }
}

impl Run {
    /// Decides who goes on. Nobody runs: every thread has announced a step or has ended.
    pub fn choose(&mut self, me: ThreadId) {
        if let Some(new) = self.unstarted() {
            self.world.threads[new].phase = Phase::Running;
            self.baton = Some(Move {
                thread: new,
                choice: Choice::DONE,
            });
            let job = self.jobs[new]
                .take()
                .expect("an unstarted thread has a job");
            self.pool.start(new, job);
            return;
        }
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

    /// Begins the whole search again, if so far finishing was no step.
    pub fn make_finishing_a_step(&mut self) {
        if !self.world.finishing_is_seen && !self.over {
            self.begin_again = true;
            self.stop();
        }
    }

    /// Whether other threads than main have steps left to take.
    pub fn others_run(&self) -> bool {
        let runs = |thread: &crate::world::Thread| {
            let next = thread.announced.as_ref().map(|next| next.verb);
            thread.phase != Phase::Finished && next != Some("finish")
        };
        self.world.threads[1..].iter().any(runs)
    }

    fn who_waits(&self) -> Vec<String> {
        let waits = |(thread, announced): (usize, &Announced)| {
            let name = self.world.thread_name(thread);
            let what = self.what(announced);
            let line = match announced.line {
                Some(line) => format!(" at line {line}"),
                None => String::new(),
            };
            let holders = announced.op.held_by(&self.world);
            let holders: Vec<String> = holders
                .into_iter()
                .map(|holder| match holder == thread {
                    true => format!("{name} itself"),
                    false => self.world.thread_name(holder),
                })
                .collect();
            match holders.is_empty() {
                true if announced.op.is_always() => format!("{name} runs; next{line}: {what}"),
                true => format!("{name} waits{line}: {what}"),
                false => format!("{name} waits{line}: {what}, held by {}", holders.join(", ")),
            }
        };
        let threads = self.world.threads.iter().enumerate();
        threads
            .filter_map(|(id, thread)| Some((id, thread.announced.as_ref()?)))
            .map(waits)
            .collect()
    }

    fn arrive(&mut self, moves: Vec<Move>, ending: Option<Ending>) -> Next {
        let end = ending.as_ref().filter(|_| moves.is_empty());
        let key = self.search.wants_key().then(|| match end {
            Some(end) => History::of(&(end, "end")),
            None => self.world.key(),
        });
        let describe = self.world.tracing && !self.search.replaying();
        let (threads, objects) = match describe {
            true => (self.standings(&moves), self.objects()),
            false => Default::default(),
        };
        self.search.arrive(Arrival {
            key,
            moves,
            ending,
            threads,
            objects,
        })
    }

    fn unstarted(&self) -> Option<ThreadId> {
        let unstarted = |thread: &crate::world::Thread| thread.phase == Phase::Unstarted;
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

    /// Tells the search what the step of `me` did.
    fn performed(
        &mut self,
        me: ThreadId,
        choice: Choice,
        place: &'static Location<'static>,
        before: History,
        mut what: Option<What>,
    ) {
        let saw_nothing = self.world.threads[me].history == before;
        let seen = History::of(&(me, choice, place, saw_nothing)).short();
        let note = self.world.note.take();
        if let Some(what) = &mut what {
            what.text += &match (note, choice) {
                (Some(note), _) => note,
                (None, Choice::GAVE_UP) => ": gives up".into(),
                (None, Choice::SPURIOUS) => ": for no reason".into(),
                (None, Choice::QUEUED) => ": waits behind a writer".into(),
                _ => String::new(),
            };
        }
        let printed = &mut self.world.printed;
        self.search.performed(printed, what, seen);
    }

    fn what(&self, announced: &Announced) -> String {
        let verb = announced.verb;
        match (announced.op, announced.op.object()) {
            (Op::Join(thread), _) => format!("{verb} {}", self.world.thread_name(thread)),
            (_, Some(object)) => format!("{verb} {}", self.names.name(&self.world, object)),
            (_, None) => verb.into(),
        }
    }

    fn standings(&self, moves: &[Move]) -> Vec<Standing> {
        let of = |(id, thread): (usize, &crate::world::Thread)| Standing {
            thread: self.world.thread_name(id),
            line: thread.announced.as_ref().and_then(|next| next.line),
            next: match &thread.announced {
                Some(announced) => self.what(announced),
                None => "finished".into(),
            },
            can_go_on: moves.iter().any(|step| step.thread == id),
        };
        self.world.threads.iter().enumerate().map(of).collect()
    }

    fn objects(&self) -> Vec<String> {
        self.names.describe_all(&self.world)
    }

    /// Takes note of a reason why the search is not exhaustive, and ends the execution.
    pub fn give_up(&mut self, cut: Cut) {
        self.search.cut(cut);
        self.stop();
    }
}
