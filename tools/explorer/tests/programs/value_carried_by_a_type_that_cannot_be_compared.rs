//! The order of two critical sections is remembered inside the mutex, in a type of the program's own.
//!
//! Each thread appends its name to a private struct, so the struct remembers the order although no
//! thread has read anything and both have taken the same steps.
//!
//! outcome: exit "AB\n"
//! outcome: exit "BA\n"

use std::sync::Mutex;
use std::thread;

#[derive(Default)]
struct Log {
    names: String,
}

fn main() {
    let log = Mutex::new(Log::default());
    thread::scope(|scope| {
        scope.spawn(|| log.lock().unwrap().names.push('A'));
        scope.spawn(|| log.lock().unwrap().names.push('B'));
    });
    println!("{}", log.into_inner().unwrap().names);
}
