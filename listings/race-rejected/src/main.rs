use ndarray::Array1;
use std::sync::Barrier;
use std::thread;

fn race(rows: usize, repeats: usize) {
    let mut data = Array1::<f64>::ones(rows);
    let start = Barrier::new(2);
    thread::scope(|scope| {
        scope.spawn(|| {
            start.wait();
            for _ in 0..repeats {
                data += 1.0;
            }
        });
        scope.spawn(|| {
            start.wait();
            for _ in 0..repeats {
                data /= 1.1;
            }
        });
    });
    println!("first element: {:.3}", data[0]);
    println!("mean:          {:.3}", data.mean().unwrap());
}

fn main() {
    race(1_000, 1_000);
}
