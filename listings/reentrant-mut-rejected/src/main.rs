use parking_lot::ReentrantMutex;

fn add(data: &ReentrantMutex<Vec<f64>>) {
    for element in data.lock().iter_mut() {
        *element += 1.0;
    }
}

fn main() {
    let data = ReentrantMutex::new(vec![1.0; 3]);
    add(&data);
    println!("{:?}", data.into_inner());
}
