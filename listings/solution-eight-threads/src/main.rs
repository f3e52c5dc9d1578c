use std::hint::black_box;
use std::thread;
use std::time::{Duration, Instant};

fn compute() {
    black_box((0..100_000).map(|n| f64::from(n).sqrt()).sum::<f64>());
}

fn wait() {
    thread::sleep(Duration::from_millis(4));
}

fn seconds(work: impl Fn()) -> f64 {
    let rounds = (0..10).map(|_| {
        let start = Instant::now();
        work();
        start.elapsed().as_secs_f64()
    });
    rounds.fold(f64::INFINITY, f64::min)
}

fn gain(work: fn()) -> f64 {
    let in_turn = seconds(|| (0..8).for_each(|_| work()));
    let together = seconds(|| {
        thread::scope(|scope| {
            for _ in 0..8 {
                scope.spawn(work);
            }
        });
    });
    in_turn / together
}

fn main() {
    println!("cores: {}", thread::available_parallelism().unwrap());
    println!("computing: {:.2}", gain(compute));
    println!("waiting: {:.2}", gain(wait));
}
