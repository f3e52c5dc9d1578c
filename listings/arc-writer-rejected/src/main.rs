use ndarray::Array1;
use std::sync::Arc;
use std::thread::{self, JoinHandle};

fn increase_by_one(data: &mut Array1<f64>) {
    *data += 1.0;
}

fn start(mut data: Arc<Array1<f64>>) -> JoinHandle<()> {
    thread::spawn(move || increase_by_one(&mut data))
}

fn main() {
    let data = Arc::new(Array1::ones(100));
    let increase = start(Arc::clone(&data));
    increase.join().unwrap();
    println!("first element: {}", data[0]);
}
