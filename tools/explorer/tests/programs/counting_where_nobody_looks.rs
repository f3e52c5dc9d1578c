//! Loops that see the same each time round, and count in all the places where a program can.
//!
//! The flag is never set, so each loop ends after its fourth look, whatever it counts in: the search
//! must not take the second look for the first. The threads run one after the other: one outcome.
//!
//! outcome: exit "local\nborrowed\nboxed\nthread-local\nlocked\nshared\nsent\nnested\n"

use std::cell::{Cell, RefCell};
use std::collections::VecDeque;
use std::rc::Rc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, mpsc};
use std::thread;

struct Counter {
    count: u64,
}

thread_local! {
    static COUNT: Cell<u8> = const { Cell::new(0) };
}

static LOCKED: Mutex<Counter> = Mutex::new(Counter { count: 0 });
static FLAG: AtomicBool = AtomicBool::new(false);

fn poll(mut goes_on: impl FnMut() -> bool) {
    while !FLAG.load(Ordering::SeqCst) && goes_on() {
        thread::yield_now();
    }
}

fn run(name: &str, body: impl FnOnce() + Send) {
    thread::scope(|scope| {
        scope.spawn(body);
    });
    println!("{name}");
}

fn main() {
    run("local", || {
        let mut count = 0;
        while !FLAG.load(Ordering::SeqCst) && count < 3 {
            count += 1;
        }
    });
    let mut count = 0_u8;
    run("borrowed", || {
        poll(|| {
            count += 1;
            count < 4
        })
    });
    run("boxed", || {
        let mut boxed = Box::new(0_u8);
        poll(|| {
            *boxed += 1;
            *boxed < 4
        });
    });
    run("thread-local", || {
        poll(|| {
            COUNT.set(COUNT.get() + 1);
            COUNT.get() < 4
        })
    });
    run("locked", || {
        poll(|| {
            let mut counter = LOCKED.lock().unwrap();
            counter.count += 1;
            counter.count < 4
        })
    });
    let shared = Arc::new(Mutex::new(VecDeque::from([1, 2, 3, 4])));
    run("shared", || {
        poll(|| {
            let mut queue = shared.lock().unwrap();
            queue.rotate_left(1);
            queue[0] != 1
        })
    });
    let (sender, receiver) = mpsc::channel();
    run("sent", move || {
        sender.send(Counter { count: 0 }).unwrap();
        poll(|| {
            let mut counter = receiver.recv().unwrap();
            counter.count += 1;
            let goes_on = counter.count < 4;
            sender.send(counter).unwrap();
            goes_on
        });
    });
    run("nested", || {
        let count = Rc::new(RefCell::new(vec![Box::new(0_u8)]));
        let other = Rc::clone(&count);
        poll(|| {
            *other.borrow_mut()[0] += 1;
            *count.borrow()[0] < 4
        });
    });
}
