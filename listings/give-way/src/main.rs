use parking_lot::Mutex;
use std::thread;

fn exchange(first: &Mutex<i32>, second: &Mutex<i32>) {
    loop {
        let mut first = first.lock();
        if let Some(mut second) = second.try_lock() {
            (*first, *second) = (*second, *first);
            return;
        }
    }
}

fn main() {
    let (salt, sugar) = (Mutex::new(1), Mutex::new(2));
    thread::scope(|scope| {
        scope.spawn(|| exchange(&salt, &sugar));
        scope.spawn(|| exchange(&sugar, &salt));
    });
    println!("salt: {}, sugar: {}", salt.lock(), sugar.lock());
}
