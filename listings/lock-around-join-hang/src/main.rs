use parking_lot::Mutex;
use std::thread;

fn main() {
    let total = Mutex::new(10);
    thread::scope(|scope| {
        let mut guard = total.lock();
        let adding = scope.spawn(|| *total.lock() += 1);
        *guard += 10;
        println!("main: waiting for the thread");
        adding.join().unwrap();
        println!("main: total {guard}");
    });
}
