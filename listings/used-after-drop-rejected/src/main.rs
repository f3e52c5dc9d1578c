use parking_lot::Mutex;

fn add(data: &Mutex<Vec<f64>>) {
    let mut elements = data.lock();
    println!("elements: {}", elements.len());
    drop(elements);
    for element in elements.iter_mut() {
        *element += 1.0;
    }
}

fn main() {
    let data = Mutex::new(vec![1.0; 3]);
    add(&data);
    println!("{:?}", data.into_inner());
}
