//! Main asks how many parts of an `Arc` there are while two threads drop theirs.
//!
//! Both threads have theirs from the start, so main sees three, two or one.
//!
//! outcome: exit "1\n"
//! outcome: exit "2\n"
//! outcome: exit "3\n"

use std::sync::Arc;
use std::thread;

fn main() {
    let shared = Arc::new(5);
    let threads = [(); 2].map(|()| {
        let shared = Arc::clone(&shared);
        thread::spawn(move || drop(shared))
    });
    println!("{}", Arc::strong_count(&shared));
    for thread in threads {
        thread.join().unwrap();
    }
}
