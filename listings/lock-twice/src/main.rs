use parking_lot::Mutex;
use std::thread;

fn main() {
    let element = Mutex::new(110);
    thread::scope(|scope| {
        scope.spawn(|| {
            let seen = *element.lock();
            *element.lock() = seen + 110;
        });
        scope.spawn(|| {
            let seen = *element.lock();
            *element.lock() = seen * 10 / 11;
        });
    });
    println!("element: {}", element.into_inner());
}
