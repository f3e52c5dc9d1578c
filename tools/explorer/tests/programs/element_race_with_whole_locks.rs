//! One thread adds 1 to every element, the other divides by 1.1, each under one lock for all.
//!
//! The two updates of the whole are in one order or the other, so all elements are equal:
//! (1 + 1) / 1.1 = 1.818 or 1 / 1.1 + 1 = 1.909, twice the same.
//!
//! outcome: exit "1.818 1.818\n"
//! outcome: exit "1.909 1.909\n"

use std::sync::Mutex;
use std::thread;

fn main() {
    let elements = Mutex::new(vec![1.0; 2]);
    thread::scope(|scope| {
        scope.spawn(|| {
            for element in elements.lock().unwrap().iter_mut() {
                *element += 1.0;
            }
        });
        scope.spawn(|| {
            for element in elements.lock().unwrap().iter_mut() {
                *element /= 1.1;
            }
        });
    });
    let elements = elements.into_inner().unwrap();
    println!("{:.3} {:.3}", elements[0], elements[1]);
}
