//! One thread divides by what another makes zero for a moment.
//!
//! B stores 0 and then 5; A loads 10 (before), 0 (between) or 5 (after). 100 / 10 = 10, 100 / 5 = 20,
//! and the division by zero is caught by a check that says so.
//!
//! outcome: exit "10\n"
//! outcome: exit "20\n"
//! outcome: exit "division by zero\n"

use std::sync::atomic::{AtomicU32, Ordering};
use std::thread;

fn main() {
    let divisor = AtomicU32::new(10);
    thread::scope(|scope| {
        scope.spawn(
            || match 100u32.checked_div(divisor.load(Ordering::SeqCst)) {
                Some(result) => println!("{result}"),
                None => println!("division by zero"),
            },
        );
        scope.spawn(|| {
            divisor.store(0, Ordering::SeqCst);
            divisor.store(5, Ordering::SeqCst);
        });
    });
}
