//! One execution of the program: its threads run until the search or the program has come to an end.

use crate::engine::{self, Notice};
use crate::history::History;
use crate::limits::Cut;
use crate::outcome::Ending;
use crate::pool::Job;
use crate::process::{self, Ends};
use crate::run::Run;
use crate::{memory, statics};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

/// What runs in each execution: the program's main thread.
pub(crate) type Body = Arc<dyn Fn() + Send + Sync>;

/// The main thread of a program.
pub(crate) fn body<R: Ends>(program: impl Fn() -> R + Send + Sync + 'static) -> Body {
    Arc::new(move || run_main(&|| program().code()))
}

static EXECUTIONS: AtomicU64 = AtomicU64::new(memory::FIRST_EXECUTION);

/// A thread that computes for longer without any step is given up: it may go on forever. Only its own
/// time counts, so that a busy machine does not make a result "not exhaustive".
const LONGEST_STEP: Duration = Duration::from_secs(10);
/// The same for one that does not compute: it waits for something that no model knows. Also where
/// nobody can tell for how long a thread has computed.
const LONGEST_WAIT: Duration = Duration::from_secs(120);
/// How often that is looked at.
const BETWEEN_LOOKS: Duration = Duration::from_millis(500);

/// Runs the program once, as far as the search wants it to.
pub(crate) fn execute(program: Body) {
    statics::restore();
    memory::begin();
    with_run(|run| {
        run.over = false;
        run.unwinding = None;
        run.execution = EXECUTIONS.fetch_add(1, Ordering::Relaxed);
        run.world.add_thread(None, History::default());
        memory::of_program(true);
        let main: Job = Box::new(move || program());
        memory::of_program(false);
        run.jobs = vec![Some(main)];
        run.choose(usize::MAX);
    });
    let mut last = None;
    while !with_run(|run| run.over) {
        std::thread::park_timeout(BETWEEN_LOOKS);
        with_run(|run| give_up_if_stuck(run, &mut last));
    }
    unwind();
}

/// When a thread was seen for the first time after its last step.
struct Look {
    steps: usize,
    at: Instant,
    computed: Option<Duration>,
}

fn give_up_if_stuck(run: &mut Run, last: &mut Option<Look>) {
    let thread = run.baton.map_or(0, |baton| baton.thread);
    let now = Look {
        steps: run.search.steps_taken,
        at: Instant::now(),
        computed: run.pool.computed(thread),
    };
    let since = match last {
        Some(since) if since.steps == now.steps => since,
        _ => {
            *last = Some(now);
            return;
        }
    };
    let waited = now.at.duration_since(since.at);
    let computed = match (now.computed, since.computed) {
        (Some(now), Some(since)) => now.saturating_sub(since),
        _ => Duration::ZERO,
    };
    if !run.over && (computed >= LONGEST_STEP || waited >= LONGEST_WAIT) {
        run.give_up(Cut::NoStep {
            thread: run.world.thread_name(thread),
            line: run.world.threads[thread].line,
            seconds: computed.max(LONGEST_STEP.min(waited)).as_secs(),
        });
        run.pool.replace(thread);
    }
}

/// Looks at the exploration, or changes it, from outside of its threads.
pub(crate) fn with_run<R>(act: impl FnOnce(&mut Run) -> R) -> R {
    let mut guard = engine::run();
    let result = act(guard.as_mut().expect("this exploration runs"));
    engine::release(guard);
    result
}

/// Ends all threads of an execution that is over, the youngest first: what a thread has borrowed
/// belongs to older ones.
fn unwind() {
    let jobs = with_run(|run| std::mem::take(&mut run.jobs));
    let count = jobs.len();
    // What a thread never came to use is leaked: its destructors are code of the program, which must not
    // run outside of an execution.
    std::mem::forget(jobs);
    with_run(Run::unwind_next);
    while !with_run(|run| (0..count).all(|thread| run.pool.is_idle(thread))) {
        std::thread::park_timeout(Duration::from_secs(1));
    }
}

// Compiled once, and not again with every program.
fn run_main(program: &dyn Fn() -> i32) {
    let (result, _) = engine::watch(Notice::Nothing, program);
    let result = result.map_err(|payload| {
        if let (Err(payload), _) = engine::watch(Notice::Nothing, || drop(payload)) {
            process::fatal("drop of the panic payload panicked", payload);
        }
    });
    process::end("end of main", |_| ());
    let running = engine::with(|run, _| run.others_run());
    engine::end(match result {
        Err(()) => Ending::Panic,
        Ok(0) if running => Ending::Running,
        Ok(code) => Ending::Exit(code),
    })
}
