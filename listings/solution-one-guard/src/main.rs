use parking_lot::Mutex;

fn main() {
    let samples = Mutex::new(vec![1.5, 2.5]);
    println!("main: taking a mean");
    let samples = samples.lock();
    let mean = samples.iter().sum::<f64>() / samples.len() as f64;
    println!("main: {mean}");
}
