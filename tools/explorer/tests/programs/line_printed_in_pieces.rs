//! Two threads print a line each in two pieces: `print!` promises nothing about what comes between.
//!
//! Merges of (`a`, `b\n`) and (`c`, `d\n`): six.
//!
//! outcome: exit "ab\ncd\n"
//! outcome: exit "acb\nd\n"
//! outcome: exit "acd\nb\n"
//! outcome: exit "cab\nd\n"
//! outcome: exit "cad\nb\n"
//! outcome: exit "cd\nab\n"

use std::thread;

fn main() {
    thread::scope(|scope| {
        scope.spawn(|| {
            print!("a");
            println!("b");
        });
        scope.spawn(|| {
            print!("c");
            println!("d");
        });
    });
}
