//! A thread prints and then parks; it is unparked at once, perhaps before it prints.
//!
//! Whether the unpark comes before or after the park, the park returns: the token is kept. Waking
//! for no reason changes nothing. One order of lines, and no hang.
//!
//! outcome: exit "going\nawake\n"

use std::thread;

fn main() {
    let sleeper = thread::spawn(|| {
        println!("going");
        thread::park();
        println!("awake");
    });
    sleeper.thread().unpark();
    sleeper.join().unwrap();
}
