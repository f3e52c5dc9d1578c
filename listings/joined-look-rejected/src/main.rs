use ndarray::Array1;
use std::thread;

fn increase_by_one(data: &mut Array1<f64>) {
    *data += 1.0;
}

fn main() {
    let mut data = Array1::ones(100);
    thread::scope(|scope| {
        let increase = scope.spawn(|| increase_by_one(&mut data));
        increase.join().unwrap();
        println!("first element, early: {}", data[0]);
    });
    println!("first element: {}", data[0]);
}
