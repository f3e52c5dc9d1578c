use ndarray::Array1;
use std::thread;

fn increase_by_one(data: &mut Array1<f64>) {
    let amount = 1.0;
    *data += amuont;
}

fn main() {
    let mut data = Array1::ones(100);
    thread::scope(|scope| {
        scope.spawn(|| increase_by_one(&mut data));
    });
    println!("main: done, first element {}", data[0]);
}
