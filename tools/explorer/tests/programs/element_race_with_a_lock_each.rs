//! One thread adds 1, the other divides by 1.1, element by element, each element under its own lock.
//!
//! Each element ends as 1.818 (added first) or 1.909 (divided first), and independently of each
//! other: a thread may overtake the other between two elements, in both directions.
//!
//! outcome: exit "1.818 1.818\n"
//! outcome: exit "1.818 1.909\n"
//! outcome: exit "1.909 1.818\n"
//! outcome: exit "1.909 1.909\n"

use std::sync::Mutex;
use std::thread;

fn main() {
    let elements = [Mutex::new(1.0), Mutex::new(1.0)];
    thread::scope(|scope| {
        scope.spawn(|| {
            for element in &elements {
                *element.lock().unwrap() += 1.0;
            }
        });
        scope.spawn(|| {
            for element in &elements {
                *element.lock().unwrap() /= 1.1;
            }
        });
    });
    let [first, second] = elements.map(|element| element.into_inner().unwrap());
    println!("{first:.3} {second:.3}");
}
