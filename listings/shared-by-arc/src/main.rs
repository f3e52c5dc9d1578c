use ndarray::{Array1, array};
use std::sync::Arc;
use std::thread::{self, JoinHandle};

fn start_mean(data: Arc<Array1<f64>>) -> JoinHandle<f64> {
    thread::spawn(move || data.mean().unwrap())
}

fn start_sum(data: Arc<Array1<f64>>) -> JoinHandle<f64> {
    thread::spawn(move || data.sum())
}

fn main() {
    let data = Arc::new(array![19.0, 20.0, 21.0]);
    let mean = start_mean(Arc::clone(&data));
    let sum = start_sum(Arc::clone(&data));
    println!("first element: {}", data[0]);
    println!("mean: {}", mean.join().unwrap());
    println!("sum: {}", sum.join().unwrap());
}
