use ndarray::{Array1, ArrayViewMut1, Axis};
use std::thread;

fn increase_by_one(mut data: ArrayViewMut1<f64>) {
    data += 1.0;
}

fn main() {
    let mut data = Array1::ones(100);
    let (first, second) = data.view_mut().split_at(Axis(0), 50);
    thread::scope(|scope| {
        scope.spawn(|| increase_by_one(first));
        scope.spawn(|| increase_by_one(second));
    });
    println!("sum: {}", data.sum());
}
