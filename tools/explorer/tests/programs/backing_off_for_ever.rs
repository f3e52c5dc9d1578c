//! Two threads take two locks in opposite order and let go of the first when the second is taken.
//!
//! No deadlock: whoever cannot have both lets go. But both can do so in step, forever, and then both
//! move all the time: that is fair. At every moment one of them can also get both and be done.
//!
//! unreduced: too large
//! outcome: exit "done\n"
//! outcome: cycle ""

use std::sync::Mutex;
use std::thread;

fn take_both(first: &Mutex<()>, second: &Mutex<()>) {
    loop {
        let _first = first.lock().unwrap();
        if second.try_lock().is_ok() {
            return;
        }
    }
}

fn main() {
    let (left, right) = (Mutex::new(()), Mutex::new(()));
    thread::scope(|scope| {
        scope.spawn(|| take_both(&left, &right));
        scope.spawn(|| take_both(&right, &left));
    });
    println!("done");
}
