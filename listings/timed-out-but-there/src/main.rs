use parking_lot::{Condvar, Mutex};
use std::thread;
use std::time::Duration;

fn main() {
    let reading = Mutex::new(None);
    let changed = Condvar::new();
    thread::scope(|scope| {
        scope.spawn(|| {
            thread::sleep(Duration::from_millis(10));
            *reading.lock() = Some(42);
            changed.notify_one();
        });
        let mut reading = reading.lock();
        if reading.is_none() {
            let wait =
                changed.wait_for(&mut reading, Duration::from_millis(10));
            println!("timed out: {}", wait.timed_out());
        }
        println!("reading: {:?}", *reading);
    });
}
