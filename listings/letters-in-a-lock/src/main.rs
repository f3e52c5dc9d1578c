use parking_lot::Mutex;
use std::thread;

fn main() {
    let word = Mutex::new(String::new());
    thread::scope(|scope| {
        scope.spawn(|| {
            word.lock().push('a');
            word.lock().push('b');
        });
        scope.spawn(|| {
            let mut word = word.lock();
            word.push('c');
            word.push('d');
        });
    });
    println!("{}", word.into_inner());
}
