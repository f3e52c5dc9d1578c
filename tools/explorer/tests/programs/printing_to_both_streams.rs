//! Standard error keeps nothing: a line that is put together is written piece by piece, and what goes
//! to standard output meanwhile may come between any two of them.
//!
//! A writes `a`, the number and the end of the line. Main's line comes before, after, or at either
//! place in between; main's own line is kept until it is whole.
//!
//! outcome: exit "b2\na1\n"
//! outcome: exit "ab2\n1\n"
//! outcome: exit "a1b2\n\n"
//! outcome: exit "a1\nb2\n"

use std::thread;

fn main() {
    let (one, two) = (1, 2);
    let a = thread::spawn(move || eprintln!("a{one}"));
    println!("b{two}");
    a.join().unwrap();
}
