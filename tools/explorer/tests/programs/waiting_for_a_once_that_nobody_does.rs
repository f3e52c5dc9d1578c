//! `Once::wait` does not do it itself: if A asks before main does it, A waits, and main waits for A.
//!
//! Main does it only when A has been found waiting, which never is: `is_completed` is false, since
//! nobody has done it, and so main joins A.
//!
//! outcome: deadlock "false\n"

use std::sync::Once;
use std::thread;

static READY: Once = Once::new();

fn main() {
    let a = thread::spawn(|| READY.wait());
    println!("{}", READY.is_completed());
    a.join().unwrap();
}
