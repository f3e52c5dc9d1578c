use parking_lot::Mutex;
use std::thread;

fn change(data: &Mutex<Vec<f64>>, name: &str, operation: fn(f64) -> f64) {
    let mut elements = data.lock();
    println!("{name}: has the lock");
    for element in elements.iter_mut() {
        *element = operation(*element);
    }
}

fn held_by_main(length: usize) {
    let data = Mutex::new(vec![1.0; length]);
    thread::scope(|scope| {
        let mut elements = data.lock();
        scope.spawn(|| change(&data, "divide", |x| x / 1.1));
        scope.spawn(|| change(&data, "add", |x| x + 1.0));
        println!("main: both threads are started");
        for element in elements.iter_mut() {
            *element += 10.0;
        }
        println!("main: lets go of the lock");
        drop(elements);
    });
    let elements = data.into_inner();
    let maximum = elements.iter().copied().fold(0.0, f64::max);
    let minimum = elements.iter().copied().fold(maximum, f64::min);
    println!("maximum: {maximum:.3}");
    println!("minimum: {minimum:.3}");
}

fn main() {
    held_by_main(100_000);
}
