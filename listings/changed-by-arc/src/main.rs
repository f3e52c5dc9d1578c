use ndarray::{Array1, array};
use parking_lot::Mutex;
use std::sync::Arc;
use std::thread::{self, JoinHandle};

fn start_add(data: Arc<Mutex<Array1<f64>>>, offset: f64) -> JoinHandle<()> {
    thread::spawn(move || *data.lock() += offset)
}

fn main() {
    let data = Arc::new(Mutex::new(array![19.0, 20.0, 21.0]));
    let dark = start_add(Arc::clone(&data), 1.0);
    let drift = start_add(Arc::clone(&data), 0.5);
    dark.join().unwrap();
    drift.join().unwrap();
    println!("corrected: {}", data.lock());
}
