use ndarray::Array1;
use std::thread::{self, JoinHandle};

fn increase_by_one(data: &mut Array1<f64>) {
    *data += 1.0;
}

fn start() -> JoinHandle<Array1<f64>> {
    let mut data = Array1::ones(100);
    thread::spawn(move || {
        increase_by_one(&mut data);
        data
    })
}

fn main() {
    let increase = start();
    println!("main goes on");
    let data = increase.join().unwrap();
    println!("first element: {}", data[0]);
}
