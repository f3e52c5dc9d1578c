use parking_lot::Mutex;
use std::sync::Barrier;
use std::thread;

fn race(rows: usize) {
    let data: Vec<_> = (0..rows).map(|_| Mutex::new(110_u32)).collect();
    let start = Barrier::new(2);
    thread::scope(|scope| {
        scope.spawn(|| {
            start.wait();
            for element in &data {
                let mut seen = element.lock();
                *seen += 110;
            }
        });
        scope.spawn(|| {
            start.wait();
            for element in &data {
                let mut seen = element.lock();
                *seen = *seen * 10 / 11;
            }
        });
    });
    let data: Vec<_> = data.into_iter().map(Mutex::into_inner).collect();
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
