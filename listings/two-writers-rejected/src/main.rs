use ndarray::{Array1, ArrayViewMut1};
use std::thread;

fn increase_by_one(mut data: ArrayViewMut1<f64>) {
    data += 1.0;
}

fn main() {
    let mut data = Array1::ones(100);
    thread::scope(|scope| {
        scope.spawn(|| increase_by_one(data.view_mut()));
        scope.spawn(|| increase_by_one(data.view_mut()));
    });
    println!("sum: {}", data.sum());
}
