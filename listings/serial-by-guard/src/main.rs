use parking_lot::Mutex;
use std::thread;

fn work(samples: &Mutex<Vec<u32>>) {
    while let Some(sample) = samples.lock().pop() {
        println!("sample {sample}: begin");
        println!("sample {sample}: end");
    }
}

fn main() {
    let samples = Mutex::new(vec![2, 1]);
    thread::scope(|scope| {
        scope.spawn(|| work(&samples));
        scope.spawn(|| work(&samples));
    });
}
