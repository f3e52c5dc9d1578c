use parking_lot::ReentrantMutex;
use std::cell::RefCell;
use std::thread;

fn add(data: &ReentrantMutex<RefCell<Vec<f64>>>) {
    for element in data.lock().borrow_mut().iter_mut() {
        *element += 1.0;
    }
}

fn divide(data: &ReentrantMutex<RefCell<Vec<f64>>>) {
    for element in data.lock().borrow_mut().iter_mut() {
        *element /= 1.1;
    }
}

fn main() {
    let data = ReentrantMutex::new(RefCell::new(vec![1.0; 3]));
    thread::scope(|scope| {
        let _guard = data.lock();
        scope.spawn(|| add(&data));
        scope.spawn(|| divide(&data));
        println!("main: adding first");
        add(&data);
        println!("main: added");
    });
    println!("first element: {:.3}", data.into_inner().into_inner()[0]);
}
