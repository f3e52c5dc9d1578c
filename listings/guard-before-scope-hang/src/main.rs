use parking_lot::Mutex;
use std::thread;

fn main() {
    let total = Mutex::new(1);
    let mut guard = total.lock();
    thread::scope(|scope| {
        scope.spawn(|| *total.lock() *= 2);
        *guard += 10;
        println!("main: total {guard}");
    });
    println!("main: total {guard}");
}
