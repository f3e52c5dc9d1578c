//! A semaphore with one permit, made of a mutex and a condition variable, and given back by a guard.
//!
//! Whoever has the permit prints both its lines before the other one can.
//!
//! outcome: exit "A in\nA out\nB in\nB out\n"
//! outcome: exit "B in\nB out\nA in\nA out\n"

use std::sync::{Condvar, Mutex};
use std::thread;

struct Semaphore {
    permits: Mutex<u32>,
    returned: Condvar,
}

struct Permit<'a>(&'a Semaphore);

impl Semaphore {
    fn acquire(&self) -> Permit<'_> {
        let mut permits = self.permits.lock().unwrap();
        while *permits == 0 {
            permits = self.returned.wait(permits).unwrap();
        }
        *permits -= 1;
        Permit(self)
    }
}

impl Drop for Permit<'_> {
    fn drop(&mut self) {
        *self.0.permits.lock().unwrap() += 1;
        self.0.returned.notify_one();
    }
}

fn main() {
    let semaphore = &Semaphore {
        permits: Mutex::new(1),
        returned: Condvar::new(),
    };
    thread::scope(|scope| {
        for name in ["A", "B"] {
            scope.spawn(move || {
                let _permit = semaphore.acquire();
                println!("{name} in");
                println!("{name} out");
            });
        }
    });
}
