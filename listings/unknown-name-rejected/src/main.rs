use ndarray::Array1;
use std::thread;

fn increased_by_one(data: &Array1<f64>) -> Array1<f64> {
    let result = data + 1.0;
    reslut
}

fn main() {
    let data = Array1::ones(100);
    let new = thread::scope(|scope| {
        let increase = scope.spawn(|| increased_by_one(&data));
        increase.join().unwrap()
    });
    println!("first element: {}", new[0]);
}
