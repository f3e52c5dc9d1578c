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
            let mut readings =
                readings.try_lock_for(Duration::from_millis(5));
            *readings += 1;
        });
    });
    println!("readings: {}", readings.into_inner());
}
