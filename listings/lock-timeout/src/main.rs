use parking_lot::Mutex;
use std::thread;
use std::time::Duration;

fn main() {
    let readings = Mutex::new(0);
    thread::scope(|scope| {
        scope.spawn(|| {
            let mut readings = readings.lock();
            let seen = *readings;
            thread::sleep(Duration::from_millis(20));
            *readings = seen + 1;
        });
        scope.spawn(|| {
            match readings.try_lock_for(Duration::from_millis(5)) {
                Some(mut readings) => *readings += 1,
                None => println!("no lock, nothing added"),
            }
        });
    });
    println!("readings: {}", readings.into_inner());
}
