use ndarray::{Array1, ArrayViewMut1, Axis};
use std::sync::Barrier;
use std::thread;

fn add_and_divide(mut half: ArrayViewMut1<f64>, repeats: usize) {
    for _ in 0..repeats {
        half += 1.0;
        half /= 1.1;
    }
}

fn race(rows: usize, repeats: usize) {
    let mut data = Array1::<f64>::ones(rows);
    let start = Barrier::new(2);
    let (left, right) = data.view_mut().split_at(Axis(0), rows / 2);
    thread::scope(|scope| {
        for half in [left, right] {
            scope.spawn(|| {
                start.wait();
                add_and_divide(half, repeats);
            });
        }
    });
    println!("first element: {:.3}", data[0]);
    println!("mean:          {:.3}", data.mean().unwrap());
}

fn main() {
    race(1_000, 1_000);
}
