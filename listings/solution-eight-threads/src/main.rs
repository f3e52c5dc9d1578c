use std::hint::black_box;
use std::thread;
use std::time::{Duration, Instant};

fn compute() {
    black_box((0..500_000).map(|n| f64::from(n).sqrt()).sum::<f64>());
}

fn wait() {
    thread::sleep(Duration::from_millis(4));
}

fn gain(work: fn()) -> f64 {
    let start = Instant::now();
    for _ in 0..8 {
        work();
    }
    let in_turn = start.elapsed();
    let start = Instant::now();
    thread::scope(|scope| {
        for _ in 0..8 {
            scope.spawn(work);
        }
    });
    in_turn.as_secs_f64() / start.elapsed().as_secs_f64()
}

fn main() {
    println!("cores: {}", thread::available_parallelism().unwrap());
    println!("computing: {:.2}", gain(compute));
    println!("waiting: {:.2}", gain(wait));
}
