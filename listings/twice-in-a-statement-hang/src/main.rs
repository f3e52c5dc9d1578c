use parking_lot::Mutex;

fn main() {
    let samples = Mutex::new(vec![1.5, 2.5]);
    println!("main: taking a mean");
    let mean =
        samples.lock().iter().sum::<f64>() / samples.lock().len() as f64;
    println!("main: {mean}");
}
