//! `println!` holds standard output while it formats, and formatting a mutex tries to lock it.
//!
//! B finds 0 before A locks, `<locked>` while A has the lock, or 1 afterwards. In the first two cases
//! A prints later, since B holds the stream from before its try until it has printed; in the last
//! one A prints before B takes the stream, or after B.
//!
//! outcome: exit "Mutex { data: 0, poisoned: false, .. }\nset\n"
//! outcome: exit "Mutex { data: \"<locked>\", poisoned: false, .. }\nset\n"
//! outcome: exit "Mutex { data: 1, poisoned: false, .. }\nset\n"
//! outcome: exit "set\nMutex { data: 1, poisoned: false, .. }\n"

use std::sync::Mutex;
use std::thread;

fn main() {
    let number = Mutex::new(0);
    thread::scope(|scope| {
        scope.spawn(|| {
            *number.lock().unwrap() = 1;
            println!("set");
        });
        scope.spawn(|| println!("{number:?}"));
    });
}
