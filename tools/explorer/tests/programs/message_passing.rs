//! One thread stores data and then a flag; the other loads the flag and then the data.
//!
//! Flag 1 implies that the data was stored before: 42. Flag 0: the data may or may not be there yet.
//!
//! outcome: exit "0 0\n"
//! outcome: exit "0 42\n"
//! outcome: exit "1 42\n"

use std::sync::atomic::{AtomicU32, Ordering};
use std::thread;

fn main() {
    let (data, flag) = (AtomicU32::new(0), AtomicU32::new(0));
    thread::scope(|scope| {
        scope.spawn(|| {
            data.store(42, Ordering::Relaxed);
            flag.store(1, Ordering::Release);
        });
        let flag = flag.load(Ordering::Acquire);
        let data = data.load(Ordering::Relaxed);
        println!("{flag} {data}");
    });
}
