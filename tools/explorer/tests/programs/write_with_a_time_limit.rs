//! A writer with a time limit gives up if a reader is there for too long; without a reader it never does.
//!
//! A reads before B asks, and B gives up or waits for the end of it; or B writes first.
//!
//! dependency: parking_lot
//! outcome: exit "gave up\n0\n"
//! outcome: exit "wrote\n1\n"

use parking_lot::RwLock;
use std::thread;
use std::time::Duration;

fn main() {
    let number = RwLock::new(0);
    thread::scope(|scope| {
        scope.spawn(|| {
            let _reading = number.read();
            thread::sleep(Duration::from_micros(10));
        });
        scope.spawn(|| match number.try_write_for(Duration::from_micros(10)) {
            Some(mut writing) => {
                *writing = 1;
                println!("wrote");
            }
            None => println!("gave up"),
        });
    });
    println!("{}", number.into_inner());
}
