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
        changed.wait_while_for(
            &mut reading,
            |r| r.is_none(),
            Duration::from_millis(50),
        );
        match *reading {
            Some(value) => println!("reading: {value}"),
            None => println!("no reading yet"),
        }
    });
}
