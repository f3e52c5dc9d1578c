//! Does things side by side, on as many threads as the machine can run at once.

use std::collections::VecDeque;
use std::sync::{Mutex, PoisonError, mpsc};
use std::thread;

/// What `work` makes of each job, in the order in which they are done.
pub fn side_by_side<J: Send, R: Send>(
    jobs: impl IntoIterator<Item = J>,
    work: impl Fn(J) -> R + Sync,
) -> Vec<R> {
    let jobs: Mutex<VecDeque<J>> = Mutex::new(jobs.into_iter().collect());
    let next = || {
        jobs.lock()
            .unwrap_or_else(PoisonError::into_inner)
            .pop_front()
    };
    let workers = thread::available_parallelism().map_or(1, usize::from);
    let (done, finished) = mpsc::channel();
    thread::scope(|scope| {
        for _ in 0..workers {
            let done = done.clone();
            let (next, work) = (&next, &work);
            scope.spawn(move || {
                while let Some(job) = next() {
                    // The receiver lives until every worker has returned.
                    let _ = done.send(work(job));
                }
            });
        }
    });
    drop(done);
    finished.into_iter().collect()
}

#[cfg(test)]
mod tests {
    use super::side_by_side;

    #[test]
    fn every_job_is_done_once() {
        let mut doubled = side_by_side(0..100, |number| 2 * number);
        doubled.sort_unstable();
        assert_eq!(
            doubled,
            (0..100).map(|number| 2 * number).collect::<Vec<_>>()
        );
    }
}
