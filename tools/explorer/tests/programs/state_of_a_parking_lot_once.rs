//! parking_lot's `Once` tells how far it has come.
//!
//! Main looks before A begins, while A is at it, or when A is done, and prints that any time later;
//! A prints while it is at it.
//!
//! dependency: parking_lot
//! outcome: exit "New\ndone\n"
//! outcome: exit "done\nNew\n"
//! outcome: exit "InProgress\ndone\n"
//! outcome: exit "done\nInProgress\n"
//! outcome: exit "done\nDone\n"

use parking_lot::Once;
use std::thread;

fn main() {
    let once = Once::new();
    thread::scope(|scope| {
        scope.spawn(|| once.call_once(|| println!("done")));
        let state = once.state();
        println!("{state:?}");
    });
}
