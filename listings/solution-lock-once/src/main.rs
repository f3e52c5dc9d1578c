use ndarray::Array1;
use parking_lot::Mutex;
use std::sync::Barrier;
use std::thread;

fn race(rows: usize, repeats: usize) {
    let data = Mutex::new(Array1::<f64>::ones(rows));
    let start = Barrier::new(2);
    thread::scope(|scope| {
        scope.spawn(|| {
            start.wait();
            let mut data = data.lock();
            for _ in 0..repeats {
                *data += 1.0;
            }
        });
        scope.spawn(|| {
            start.wait();
            let mut data = data.lock();
            for _ in 0..repeats {
                *data /= 1.1;
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
