use ndarray::Array1;
use std::thread::{self, JoinHandle};

fn increase_by_one(data: &mut Array1<f64>) {
    *data += 1.0;
}

fn start() -> JoinHandle<()> {
    let mut data = Array1::ones(100);
    let borrowed = &mut data;
    thread::spawn(move || increase_by_one(borrowed))
}

fn main() {
    let increase = start();
    println!("main goes on");
    increase.join().unwrap();
}
