//! Runs a program under shuttle's exhaustive scheduler and prints its outcomes, one a line.

use crate::print;
use shuttle::scheduler::{DfsScheduler, Schedule, Scheduler, Task, TaskId};
use shuttle::{Config, FailurePersistence, Runner};
use std::collections::BTreeSet;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::process::ExitCode;
use std::sync::{Arc, Mutex};

/// Shuttle ends at the first deadlock or panic. This scheduler survives it: the next runner goes on
/// where the last one was.
#[derive(Clone)]
struct Shared(Arc<Mutex<State>>);

struct State {
    dfs: DfsScheduler,
    executions: usize,
    done: bool,
}

impl Shared {
    fn with<R>(&self, act: impl FnOnce(&mut State) -> R) -> R {
        act(&mut self.0.lock().unwrap_or_else(|held| held.into_inner()))
    }
}

impl Scheduler for Shared {
    fn new_execution(&mut self) -> Option<Schedule> {
        self.with(|state| {
            let next = state.dfs.new_execution();
            state.done = next.is_none();
            state.executions += usize::from(next.is_some());
            next
        })
    }

    fn next_task(
        &mut self,
        runnable: &[&Task],
        current: Option<TaskId>,
        _: bool,
    ) -> Option<TaskId> {
        self.with(|state| state.dfs.next_task(runnable, current, false))
    }

    fn next_u64(&mut self) -> u64 {
        self.with(|state| state.dfs.next_u64())
    }
}

/// Explores the program. The first two arguments are there since the explorer has them.
pub fn main(_: &str, _: &str, program: fn() -> i32) -> ExitCode {
    std::panic::set_hook(Box::new(|_| ()));
    let scheduler = Shared(Arc::new(Mutex::new(State {
        dfs: DfsScheduler::new(None, false),
        executions: 0,
        done: false,
    })));
    let outcomes = Arc::new(Mutex::new(BTreeSet::new()));
    while !scheduler.with(|state| state.done) {
        let mut config = Config::new();
        config.failure_persistence = FailurePersistence::None;
        config.silence_warnings = true;
        let found = Arc::clone(&outcomes);
        let runner = Runner::new(scheduler.clone(), config);
        let result = catch_unwind(AssertUnwindSafe(|| {
            runner.run(move || {
                program();
                let outcome = format!("exit {:?}", print::take());
                found
                    .lock()
                    .unwrap_or_else(|held| held.into_inner())
                    .insert(outcome);
            });
        }));
        if let Err(payload) = result {
            let text = match payload.downcast_ref::<String>() {
                Some(text) => text.as_str(),
                None => payload.downcast_ref::<&str>().copied().unwrap_or_default(),
            };
            let ending = if text.contains("deadlock!") {
                "deadlock"
            } else {
                "panic"
            };
            let outcome = format!("{ending} {:?}", print::take());
            outcomes
                .lock()
                .unwrap_or_else(|held| held.into_inner())
                .insert(outcome);
        }
    }
    for outcome in outcomes
        .lock()
        .unwrap_or_else(|held| held.into_inner())
        .iter()
    {
        println!("outcome: {outcome}");
    }
    println!("executions: {}", scheduler.with(|state| state.executions));
    ExitCode::SUCCESS
}
