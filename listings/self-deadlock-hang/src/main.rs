use parking_lot::Mutex;
use std::thread;

fn add(data: &Mutex<Vec<f64>>) {
    for element in data.lock().iter_mut() {
        *element += 1.0;
    }
}

fn divide(data: &Mutex<Vec<f64>>) {
    for element in data.lock().iter_mut() {
        *element /= 1.1;
    }
}

fn main() {
    let data = Mutex::new(vec![1.0; 3]);
    thread::scope(|scope| {
        let _guard = data.lock();
        scope.spawn(|| add(&data));
        scope.spawn(|| divide(&data));
        println!("main: adding first");
        add(&data);
        println!("main: added");
    });
    println!("first element: {:.3}", data.into_inner()[0]);
}
