//! A pool whose destructor sends each worker the end and expects that to succeed: where an execution
//! is given up before that, the workers are gone already.

use std::sync::mpsc::{Sender, channel};
use std::sync::{Arc, Mutex};
use std::thread::{self, JoinHandle};

type Job = Box<dyn FnOnce() + Send>;

struct Pool {
    jobs: Sender<Option<Job>>,
    workers: Vec<JoinHandle<()>>,
}

impl Pool {
    fn new(size: usize) -> Pool {
        let (jobs, received) = channel::<Option<Job>>();
        let received = Arc::new(Mutex::new(received));
        let workers = (0..size).map(|_| {
            let received = Arc::clone(&received);
            thread::spawn(move || {
                loop {
                    let job = received.lock().unwrap().recv().unwrap();
                    match job {
                        Some(job) => job(),
                        None => break,
                    }
                }
            })
        });
        Pool {
            workers: workers.collect(),
            jobs,
        }
    }
}

impl Drop for Pool {
    fn drop(&mut self) {
        for _ in &self.workers {
            self.jobs.send(None).unwrap();
        }
        for worker in self.workers.drain(..) {
            worker.join().unwrap();
        }
    }
}

fn main() {
    let (results, received) = channel();
    let pool = Pool::new(2);
    for number in 0..2 {
        let results = results.clone();
        let job = move || results.send(2 * number).unwrap();
        pool.jobs.send(Some(Box::new(job))).unwrap();
    }
    drop((pool, results));
    let mut all: Vec<u32> = received.into_iter().collect();
    all.sort();
    println!("{all:?}");
}
