use parking_lot::Mutex;
use std::sync::Barrier;
use std::thread;

fn main() {
    let (salt, sugar) = (Mutex::new(1), Mutex::new(2));
    let both_have_one = Barrier::new(2);
    println!("main: exchanging twice");
    thread::scope(|scope| {
        scope.spawn(|| {
            let mut salt = salt.lock();
            both_have_one.wait();
            let mut sugar = sugar.lock();
            (*salt, *sugar) = (*sugar, *salt);
        });
        scope.spawn(|| {
            let mut sugar = sugar.lock();
            both_have_one.wait();
            let mut salt = salt.lock();
            (*salt, *sugar) = (*sugar, *salt);
        });
    });
    println!("salt: {}, sugar: {}", salt.lock(), sugar.lock());
}
