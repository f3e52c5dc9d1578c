use parking_lot::Mutex;
use std::thread;

fn add(total: &mut u32, amount: u32) {
    *total += amount;
}

fn main() {
    let total = Mutex::new(0);
    thread::scope(|scope| {
        scope.spawn(|| add(&mut total.lock(), 1));
        scope.spawn(|| add(&mut total, 2));
    });
    println!("total: {}", total.into_inner());
}
