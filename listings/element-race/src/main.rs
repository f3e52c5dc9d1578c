use std::sync::Barrier;
use std::sync::atomic::{AtomicU32, Ordering::SeqCst};
use std::thread;

fn race(rows: usize) {
    let data: Vec<_> = (0..rows).map(|_| AtomicU32::new(110)).collect();
    let start = Barrier::new(2);
    thread::scope(|scope| {
        scope.spawn(|| {
            start.wait();
            for element in &data {
                let seen = element.load(SeqCst);
                element.store(seen + 110, SeqCst);
            }
        });
        scope.spawn(|| {
            start.wait();
            for element in &data {
                let seen = element.load(SeqCst);
                element.store(seen * 10 / 11, SeqCst);
            }
        });
    });
    let data: Vec<_> = data.into_iter().map(AtomicU32::into_inner).collect();
    println!("smallest:      {}", data.iter().min().unwrap());
    println!("largest:       {}", data.iter().max().unwrap());
    let count =
        |value| data.iter().filter(|element| **element == value).count();
    println!("added first:   {}", count(200));
    println!("divided first: {}", count(210));
    println!("update lost:   {}", count(100) + count(220));
}

fn main() {
    race(1_000_000);
}
