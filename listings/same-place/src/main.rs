use ndarray::Array1;
use std::thread;

fn main() {
    let data = Array1::<f64>::ones(1_000_000);
    let place = data.as_ptr();
    let owner = thread::spawn(move || data);
    let data = owner.join().unwrap();
    println!("elements: {}", data.len());
    println!("same place: {}", data.as_ptr() == place);
}
