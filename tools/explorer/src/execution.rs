//! One execution of the program: its threads run until the search or the program has come to an end.

use crate::engine;
use crate::history::History;
use crate::limits::Cut;
use crate::outcome::Ending;
use crate::pool::Job;
use crate::process::{self, Ends};
use crate::run::Run;
use crate::{memory, statics};
use std::panic::{AssertUnwindSafe, catch_unwind};
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

/// A thread that computes for longer without any step is given up. Generous: a busy machine must not
/// make a result "not exhaustive".
const PATIENCE: Duration = Duration::from_secs(60);

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
    let mut steps = usize::MAX;
    let mut since = Instant::now();
    while !with_run(|run| run.over) {
        std::thread::park_timeout(PATIENCE);
        with_run(|run| {
            if run.search.steps_taken != steps {
                steps = run.search.steps_taken;
                since = Instant::now();
            }
            if !run.over && since.elapsed() >= PATIENCE {
                let thread = run.baton.map_or(0, |baton| baton.thread);
                let name = run.world.thread_name(thread);
                run.give_up(Cut::NoStep(name, PATIENCE.as_secs()));
                run.pool.replace(thread);
            }
        });
    }
    unwind();
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
    // A destructor of something that a thread never came to use may panic, as anywhere else.
    let _ = catch_unwind(AssertUnwindSafe(|| drop(jobs)));
    with_run(Run::unwind_next);
    while !with_run(|run| (0..count).all(|thread| run.pool.is_idle(thread))) {
        std::thread::park_timeout(Duration::from_secs(1));
    }
}

// Compiled once, and not again with every program.
fn run_main(program: &dyn Fn() -> i32) {
    let (result, _) = engine::watch(program);
    let result = result.map_err(|payload| {
        if let (Err(payload), _) = engine::watch(|| drop(payload)) {
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
