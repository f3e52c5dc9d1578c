//! Operating-system threads that run the program's threads, kept from one execution to the next.

use crate::cpu_time::CpuClock;
use crate::engine::{self, Abandoned};
use crate::world::ThreadId;
use crate::{memory, parts, stack, thread_local};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread::{self, Thread};
use std::time::Duration;

/// The body of a thread of the program.
pub type Job = Box<dyn FnOnce() + Send>;

const STACK_BYTES: usize = 8 << 20;

struct Worker {
    jobs: Sender<(u64, Job)>,
    thread: Thread,
    clock: Option<CpuClock>,
    idle: bool,
}

/// One worker for each thread of the program, by its number: a thread finds the same stack at the
/// same place in every execution.
#[derive(Default)]
pub struct Pool {
    workers: Vec<Worker>,
}

impl Pool {
    /// Runs `job` as this thread of the program in this execution.
    pub fn start(&mut self, thread: ThreadId, execution: u64, job: Job) {
        while self.workers.len() <= thread {
            self.workers.push(worker(self.workers.len()));
        }
        self.workers[thread].idle = false;
        // A worker ends only after its sender is dropped, so there is one to receive.
        let _ = self.workers[thread].jobs.send((execution, job));
    }

    /// The operating-system thread that runs the thread.
    pub fn thread(&self, thread: ThreadId) -> Thread {
        self.workers[thread].thread.clone()
    }

    /// For how long what runs the thread has computed, in this execution and before, if that is known.
    pub fn computed(&self, thread: ThreadId) -> Option<Duration> {
        self.workers.get(thread)?.clock?.now()
    }

    /// Whether the thread's job is done.
    pub fn is_idle(&self, thread: ThreadId) -> bool {
        self.workers.get(thread).is_none_or(|worker| worker.idle)
    }

    /// Takes note that the thread's job is done, or will never be.
    pub fn set_idle(&mut self, thread: ThreadId) {
        self.workers[thread].idle = true;
    }

    /// Puts another worker in the place of one that sleeps forever.
    pub fn replace(&mut self, thread: ThreadId) {
        self.workers[thread] = worker(thread);
    }
}

fn worker(number: ThreadId) -> Worker {
    let (jobs, received) = channel();
    let handle = thread::Builder::new()
        .name(format!("explored {number}"))
        .stack_size(STACK_BYTES)
        .spawn(move || work(number, received))
        .expect("the system has room for another thread");
    Worker {
        jobs,
        thread: handle.thread().clone(),
        clock: CpuClock::of(&handle),
        idle: true,
    }
}

fn work(number: ThreadId, jobs: Receiver<(u64, Job)>) {
    for (execution, job) in jobs {
        stack::begin();
        engine::set_current(Some((number, execution)));
        memory::of_program(true);
        if let Err(payload) = stack::based(|| catch_unwind(AssertUnwindSafe(job))) {
            debug_assert!(payload.is::<Abandoned>(), "a job catches its own panics");
        }
        // What an abandoned thread has in its thread-locals must not be there for the next one.
        while catch_unwind(AssertUnwindSafe(thread_local::destroy_all)).is_err() {}
        parts::forget();
        memory::of_program(false);
        engine::set_current(None);
        let mut guard = engine::run();
        if let Some(run) = guard.as_mut() {
            run.pool.set_idle(number);
            if run.over && run.unwinding.is_some() {
                run.unwind_next();
            }
        }
        engine::release(guard);
    }
}

/// Gives the calling worker up, with everything on its stack.
pub fn sleep_for_ever() -> ! {
    if let (Some(me), Some(run)) = (engine::current(), engine::run().as_mut())
        && run.execution == engine::execution()
    {
        run.pool.replace(me);
        run.unwind_next();
        run.driver.unpark();
    }
    loop {
        thread::park();
    }
}
