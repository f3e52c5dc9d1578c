use ndarray::Array1;

fn increase_by_one(data: &mut Array1<f64>) {
    *data += 1.0;
}

fn main() {
    let mut data = Array1::ones(100);
    increase_by_one(&mut data);
    println!("first element: {}", data[0]);
}
