//! A destructor that sends, takes a lock and joins, and expects all of that to succeed.
//!
//! The worker prints the number before main's line or after it. Main's worker is dropped after that
//! line; its destructor sends the end, which comes after the number, and prints when it has joined.
//!
//! outcome: exit "1\nmain\nstopped after 1\n"
//! outcome: exit "main\n1\nstopped after 1\n"

use std::sync::mpsc::{Sender, channel};
use std::sync::{Arc, Mutex};
use std::thread::{self, JoinHandle};

struct Worker {
    orders: Sender<Option<u32>>,
    done: Arc<Mutex<u32>>,
    thread: Option<JoinHandle<()>>,
}

impl Worker {
    fn start() -> Worker {
        let (orders, received) = channel();
        let done = Arc::new(Mutex::new(0));
        let count = Arc::clone(&done);
        let thread = thread::spawn(move || {
            while let Some(number) = received.recv().unwrap() {
                println!("{number}");
                *count.lock().unwrap() += 1;
            }
        });
        Worker {
            orders,
            done,
            thread: Some(thread),
        }
    }
}

impl Drop for Worker {
    fn drop(&mut self) {
        self.orders.send(None).unwrap();
        self.thread.take().unwrap().join().unwrap();
        println!("stopped after {}", self.done.lock().unwrap());
    }
}

fn main() {
    let worker = Worker::start();
    worker.orders.send(Some(1)).unwrap();
    println!("main");
}
