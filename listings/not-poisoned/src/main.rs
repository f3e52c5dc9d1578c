use parking_lot::Mutex;
use std::thread;

fn main() {
    let range = Mutex::new((0, 10));
    thread::scope(|scope| {
        let shifting = scope.spawn(|| {
            let mut range = range.lock();
            range.0 += 5;
            panic!("no answer from the instrument");
        });
        println!("shifted: {}", shifting.join().is_ok());
    });
    println!("locked: {}", range.is_locked());
    println!("range: {:?}", range.lock());
}
