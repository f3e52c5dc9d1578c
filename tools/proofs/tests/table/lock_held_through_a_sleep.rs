//! One thread holds the lock while it sleeps; the other asks for it with a time limit.

use parking_lot::Mutex;
use std::thread;
use std::time::Duration;

fn main() {
    let sum = Mutex::new(0);
    thread::scope(|scope| {
        scope.spawn(|| {
            let mut guard = sum.lock();
            thread::sleep(Duration::from_millis(50));
            *guard += 1;
        });
        scope.spawn(|| match sum.try_lock_for(Duration::from_millis(10)) {
            Some(mut guard) => {
                *guard += 10;
                println!("got it");
            }
            None => println!("gave up"),
        });
    });
    println!("{}", sum.into_inner());
}
