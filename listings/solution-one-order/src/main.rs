use ndarray::Array1;
use parking_lot::Mutex;
use std::thread;

fn race(rows: usize, repeats: usize) {
    let data = Mutex::new(Array1::<f64>::ones(rows));
    thread::scope(|scope| {
        let additions = scope.spawn(|| {
            for _ in 0..repeats {
                *data.lock() += 1.0;
            }
        });
        additions.join().unwrap();
        scope.spawn(|| {
            for _ in 0..repeats {
                *data.lock() /= 1.1;
            }
        });
    });
    let data = data.into_inner();
    println!("first element: {:.3}", data[0]);
    println!("mean:          {:.3}", data.mean().unwrap());
}

fn main() {
    race(1_000, 10);
}
