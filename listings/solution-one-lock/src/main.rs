use parking_lot::Mutex;
use std::thread;

fn main() {
    let salt_and_sugar = Mutex::new((1, 2));
    println!("main: exchanging twice");
    thread::scope(|scope| {
        for _ in 0..2 {
            scope.spawn(|| {
                let mut pair = salt_and_sugar.lock();
                *pair = (pair.1, pair.0);
            });
        }
    });
    let (salt, sugar) = salt_and_sugar.into_inner();
    println!("salt: {salt}, sugar: {sugar}");
}
