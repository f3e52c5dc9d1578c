use std::sync::Barrier;
use std::sync::atomic::{AtomicU64, Ordering::SeqCst};
use std::thread;

fn change(element: &AtomicU64, by: fn(f64) -> f64) {
    element.update(SeqCst, SeqCst, |bits| by(f64::from_bits(bits)).to_bits());
}

fn race(rows: usize) {
    let data: Vec<_> =
        (0..rows).map(|_| AtomicU64::new(1_f64.to_bits())).collect();
    let start = Barrier::new(2);
    thread::scope(|scope| {
        scope.spawn(|| {
            start.wait();
            data.iter().for_each(|e| change(e, |seen| seen + 1.0));
        });
        scope.spawn(|| {
            start.wait();
            data.iter().for_each(|e| change(e, |seen| seen / 1.1));
        });
    });
    let data = data.into_iter().map(AtomicU64::into_inner);
    let data: Vec<_> = data.map(f64::from_bits).collect();
    let count =
        |value| data.iter().filter(|element| **element == value).count();
    println!("added first:   {}", count((1.0 + 1.0) / 1.1));
    println!("divided first: {}", count(1.0 / 1.1 + 1.0));
}

fn main() {
    race(300_000);
}
