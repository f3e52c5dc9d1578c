//! A latch made of a counter and a condition variable: main goes on when both have counted down.
//!
//! Each prints before it counts down, so both lines come before main's, in either order.
//!
//! outcome: exit "A\nB\nopen\n"
//! outcome: exit "B\nA\nopen\n"

use std::sync::{Condvar, Mutex};
use std::thread;

struct Latch {
    missing: Mutex<u32>,
    all_here: Condvar,
}

impl Latch {
    fn count_down(&self) {
        let mut missing = self.missing.lock().unwrap();
        *missing -= 1;
        if *missing == 0 {
            self.all_here.notify_all();
        }
    }

    fn wait(&self) {
        let missing = self.missing.lock().unwrap();
        drop(self.all_here.wait_while(missing, |missing| *missing > 0));
    }
}

fn main() {
    let latch = &Latch {
        missing: Mutex::new(2),
        all_here: Condvar::new(),
    };
    thread::scope(|scope| {
        for name in ["A", "B"] {
            scope.spawn(move || {
                println!("{name}");
                latch.count_down();
            });
        }
        latch.wait();
        println!("open");
    });
}
