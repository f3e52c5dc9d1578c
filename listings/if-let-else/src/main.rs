use parking_lot::Mutex;

fn main() {
    let samples = Mutex::new(Vec::new());
    if let Some(sample) = samples.lock().pop() {
        println!("measuring sample {sample}");
    } else {
        println!("no samples, adding one");
        samples.lock().push(1);
    }
    println!("samples: {}", samples.into_inner().len());
}
