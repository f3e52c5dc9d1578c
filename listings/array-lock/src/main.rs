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

fn correct(length: usize) {
    let data = Mutex::new(vec![1.0; length]);
    thread::scope(|scope| {
        scope.spawn(|| add(&data));
        scope.spawn(|| divide(&data));
    });
    let elements = data.into_inner();
    let maximum = elements.iter().copied().fold(0.0, f64::max);
    let minimum = elements.iter().copied().fold(maximum, f64::min);
    println!("maximum: {maximum:.3}");
    println!("minimum: {minimum:.3}");
}

fn main() {
    correct(100_000);
}
