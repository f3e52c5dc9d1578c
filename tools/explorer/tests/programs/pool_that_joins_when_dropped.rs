//! The pool of the Rust book: workers share the receiver, and dropping the pool waits for them.
//!
//! Two workers, two jobs. Either worker takes either job, and the jobs may print in either order. Main
//! prints when the pool is gone, and both jobs are done by then.
//!
//! unreduced: too large
//!
//! outcome: exit "job 1\njob 2\nend\n"
//! outcome: exit "job 2\njob 1\nend\n"

use std::sync::{Arc, Mutex, mpsc};
use std::thread;

type Job = Box<dyn FnOnce() + Send + 'static>;

struct Pool {
    workers: Vec<Option<thread::JoinHandle<()>>>,
    sender: Option<mpsc::Sender<Job>>,
}

impl Pool {
    fn new(size: usize) -> Pool {
        let (sender, receiver) = mpsc::channel::<Job>();
        let receiver = Arc::new(Mutex::new(receiver));
        let worker = |_| {
            let receiver = Arc::clone(&receiver);
            Some(thread::spawn(move || {
                loop {
                    let message = receiver.lock().unwrap().recv();
                    match message {
                        Ok(job) => job(),
                        Err(_) => break,
                    }
                }
            }))
        };
        Pool {
            workers: (0..size).map(worker).collect(),
            sender: Some(sender),
        }
    }

    fn execute(&self, job: impl FnOnce() + Send + 'static) {
        self.sender.as_ref().unwrap().send(Box::new(job)).unwrap();
    }
}

impl Drop for Pool {
    fn drop(&mut self) {
        drop(self.sender.take());
        for worker in &mut self.workers {
            worker.take().unwrap().join().unwrap();
        }
    }
}

fn main() {
    let pool = Pool::new(2);
    for number in 1..=2 {
        pool.execute(move || println!("job {number}"));
    }
    drop(pool);
    println!("end");
}
