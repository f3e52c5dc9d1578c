use parking_lot::Mutex;
use std::thread;

fn main() {
    let total = Mutex::new(1);
    thread::scope(|scope| {
        let mut guard = total.lock();
        scope.spawn(|| *total.lock() *= 2);
        *guard += 10;
        println!("main: total {guard}");
    });
    println!("main: total {}", total.lock());
}
