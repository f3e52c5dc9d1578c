//! `Once::wait` and `OnceLock::wait` return when somebody else has done it, and not before.
//!
//! B prints while it does it. A goes on after that and sets the value, which main waits for.
//!
//! outcome: exit "done\n7\n"

use std::sync::{Once, OnceLock};
use std::thread;

static READY: Once = Once::new();
static VALUE: OnceLock<u32> = OnceLock::new();

fn main() {
    thread::scope(|scope| {
        scope.spawn(|| {
            READY.wait();
            VALUE.set(7).unwrap();
        });
        scope.spawn(|| READY.call_once(|| println!("done")));
        println!("{}", VALUE.wait());
    });
}
