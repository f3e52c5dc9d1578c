use ndarray::Array1;
use parking_lot::Mutex;
use std::thread;

fn race(rows: usize, repeats: usize) {
    let data = Mutex::new(Array1::<f64>::ones(rows));
    thread::scope(|scope| {
        scope.spawn(|| {
            for _ in 0..repeats {
                *data.lock() += 1.0;
            }
        });
        scope.spawn(|| {
            for _ in 0..repeats {
                *data.lock() /= 1.1;
            }
        });
    });
    let data = data.into_inner();
    println!("first element: {:.3}", data[0]);
}

fn main() {
    race(1_000, 2);
}
