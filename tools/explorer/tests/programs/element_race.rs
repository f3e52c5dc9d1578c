//! One thread adds 1 to an element, the other divides it by 1.1, each by a load and a store.
//!
//! Whole updates: (1 + 1) / 1.1 = 1.818 and 1 / 1.1 + 1 = 1.909. Both load 1 first: whichever stores
//! last decides, 1 + 1 = 2.000 or 1 / 1.1 = 0.909.
//!
//! outcome: exit "1.818\n"
//! outcome: exit "1.909\n"
//! outcome: exit "2.000\n"
//! outcome: exit "0.909\n"

use std::sync::atomic::{AtomicU64, Ordering};
use std::thread;

struct Slot(AtomicU64);

impl Slot {
    fn get(&self) -> f64 {
        f64::from_bits(self.0.load(Ordering::Relaxed))
    }
    fn set(&self, value: f64) {
        self.0.store(value.to_bits(), Ordering::Relaxed);
    }
}

fn race(rows: usize) {
    let slots: Vec<Slot> = (0..rows)
        .map(|_| Slot(AtomicU64::new(1f64.to_bits())))
        .collect();
    thread::scope(|scope| {
        scope.spawn(|| {
            for slot in &slots {
                slot.set(slot.get() + 1.0);
            }
        });
        scope.spawn(|| {
            for slot in &slots {
                slot.set(slot.get() / 1.1);
            }
        });
    });
    let values: Vec<String> = slots
        .iter()
        .map(|slot| format!("{:.3}", slot.get()))
        .collect();
    println!("{}", values.join(" "));
}

fn main() {
    race(1);
}
