//! Two threads wait for a turn, one turn is given by `notify_one` and nothing else.
//!
//! A turn is a number that is taken down to 0 by whoever finds it above 0: exactly one thread can
//! take it. It may be either. The other waits forever. Both cannot, none cannot: the thread that
//! finds the turn on arrival takes it without waiting, and if both wait one is woken.
//!
//! outcome: deadlock "A\n"
//! outcome: deadlock "B\n"

use std::sync::{Condvar, Mutex};
use std::thread;

fn main() {
    let turns = Mutex::new(0);
    let changed = Condvar::new();
    thread::scope(|scope| {
        for name in ["A", "B"] {
            let (turns, changed) = (&turns, &changed);
            scope.spawn(move || {
                let mut guard = turns.lock().unwrap();
                while *guard == 0 {
                    guard = changed.wait(guard).unwrap();
                }
                *guard -= 1;
                println!("{name}");
            });
        }
        *turns.lock().unwrap() += 1;
        changed.notify_one();
    });
}
