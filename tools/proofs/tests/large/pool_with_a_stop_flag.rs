//! A pool of four workers that poll for jobs until they are told to stop, which dropping it does.
//!
//! Main puts two jobs in; dropping the pool waits until the workers have seen the flag, and they look
//! at it only when there is no job: both jobs are done.
//!
//! outcome: exit "3\n"

use std::collections::VecDeque;
use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};
use std::sync::{Arc, Mutex};
use std::thread::{self, JoinHandle};
use std::time::Duration;

type Job = Box<dyn FnOnce() + Send>;

struct Pool {
    jobs: Arc<Mutex<VecDeque<Job>>>,
    stop: Arc<AtomicBool>,
    workers: Vec<JoinHandle<()>>,
}

impl Pool {
    fn new(size: usize) -> Pool {
        let jobs: Arc<Mutex<VecDeque<Job>>> = Arc::default();
        let stop = Arc::new(AtomicBool::new(false));
        let worker = |_| {
            let (jobs, stop) = (Arc::clone(&jobs), Arc::clone(&stop));
            thread::spawn(move || {
                loop {
                    let job = jobs.lock().unwrap().pop_front();
                    match job {
                        Some(job) => job(),
                        None if stop.load(Ordering::SeqCst) => break,
                        None => thread::sleep(Duration::from_millis(1)),
                    }
                }
            })
        };
        let workers = (0..size).map(worker).collect();
        Pool {
            jobs,
            stop,
            workers,
        }
    }

    fn execute(&self, job: impl FnOnce() + Send + 'static) {
        self.jobs.lock().unwrap().push_back(Box::new(job));
    }
}

impl Drop for Pool {
    fn drop(&mut self) {
        self.stop.store(true, Ordering::SeqCst);
        for worker in self.workers.drain(..) {
            worker.join().unwrap();
        }
    }
}

fn main() {
    let sum = Arc::new(AtomicU32::new(0));
    let pool = Pool::new(4);
    for number in 1..=2 {
        let sum = Arc::clone(&sum);
        pool.execute(move || {
            sum.fetch_add(number, Ordering::SeqCst);
        });
    }
    drop(pool);
    println!("{}", sum.load(Ordering::SeqCst));
}
