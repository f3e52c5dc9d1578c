//! A panic while a `Once` is done leaves it poisoned: who is willing to hear of that does it again.
//!
//! Whoever comes first begins, and the other waits for the end of it. If it is A, its panic ends it:
//! B finds it poisoned and does it. If it is B, it is done, and A, who finds it done, does not panic.
//!
//! outcome: exit "poisoned: true\nA failed: true\n"
//! outcome: exit "poisoned: false\nA failed: false\n"

use std::panic::resume_unwind;
use std::sync::Once;
use std::thread;

static START: Once = Once::new();

fn main() {
    thread::scope(|scope| {
        let a = scope.spawn(|| START.call_once(|| resume_unwind(Box::new("not yet"))));
        let b = scope.spawn(|| {
            START.call_once_force(|state| println!("poisoned: {}", state.is_poisoned()));
        });
        b.join().unwrap();
        println!("A failed: {}", a.join().is_err());
    });
}
