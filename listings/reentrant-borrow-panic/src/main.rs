use parking_lot::ReentrantMutex;
use std::cell::RefCell;

fn remove(samples: &ReentrantMutex<RefCell<Vec<i32>>>, bad: i32) {
    samples.lock().borrow_mut().retain(|sample| *sample != bad);
}

fn main() {
    let samples = ReentrantMutex::new(RefCell::new(vec![4, -1, -2, 5]));
    for sample in samples.lock().borrow().iter() {
        if *sample < 0 {
            println!("removing {sample}");
            remove(&samples, *sample);
        }
    }
    println!("{:?}", samples.into_inner().into_inner());
}
