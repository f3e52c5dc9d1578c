use parking_lot::Mutex;
use std::thread;

fn main() {
    let number = Mutex::new(1);
    thread::scope(|scope| {
        scope.spawn(|| {
            *number.lock() += 1;
            *number.lock() += 1;
        });
        scope.spawn(|| {
            *number.lock() *= 2;
            *number.lock() *= 2;
        });
    });
    println!("{}", number.into_inner());
}
