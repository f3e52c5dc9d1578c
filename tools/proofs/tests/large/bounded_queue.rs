//! Three producers and two consumers at a queue with room for one, made of a lock and two condition
//! variables.
//!
//! Each message is taken once; the producers' end is marked by a message for each consumer, put in by
//! main when they are done. The sum is 1 + 2 + 3.
//!
//! outcome: exit "6\n"

use std::collections::VecDeque;
use std::sync::{Condvar, Mutex};
use std::thread;

struct Queue {
    items: Mutex<VecDeque<Option<u32>>>,
    not_full: Condvar,
    not_empty: Condvar,
}

impl Queue {
    fn put(&self, item: Option<u32>) {
        let items = self.items.lock().unwrap();
        let mut items = self
            .not_full
            .wait_while(items, |items| !items.is_empty())
            .unwrap();
        items.push_back(item);
        self.not_empty.notify_one();
    }

    fn take(&self) -> Option<u32> {
        let items = self.items.lock().unwrap();
        let mut items = self
            .not_empty
            .wait_while(items, |items| items.is_empty())
            .unwrap();
        let item = items.pop_front().flatten();
        self.not_full.notify_one();
        item
    }
}

fn main() {
    let queue = Queue {
        items: Mutex::default(),
        not_full: Condvar::new(),
        not_empty: Condvar::new(),
    };
    let queue = &queue;
    let sum: u32 = thread::scope(|scope| {
        let consumers = [(); 2].map(|()| {
            scope.spawn(move || {
                let mut sum = 0;
                while let Some(number) = queue.take() {
                    sum += number;
                }
                sum
            })
        });
        let producers = [1, 2, 3].map(|number| scope.spawn(move || queue.put(Some(number))));
        for producer in producers {
            producer.join().unwrap();
        }
        queue.put(None);
        queue.put(None);
        consumers
            .map(|consumer| consumer.join().unwrap())
            .iter()
            .sum()
    });
    println!("{sum}");
}
