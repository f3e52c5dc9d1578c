use parking_lot::Mutex;
use std::thread;

fn add(elements: &mut [f64]) {
    for element in elements {
        *element += 1.0;
    }
}

fn divide(elements: &mut [f64]) {
    for element in elements {
        *element /= 1.1;
    }
}

fn main() {
    let data = Mutex::new(vec![1.0; 3]);
    thread::scope(|scope| {
        let mut elements = data.lock();
        scope.spawn(|| add(&mut data.lock()));
        scope.spawn(|| divide(&mut data.lock()));
        println!("main: adding first");
        add(&mut elements);
        println!("main: added");
    });
    println!("first element: {:.3}", data.into_inner()[0]);
}
