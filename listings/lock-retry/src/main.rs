use parking_lot::Mutex;
use std::thread;
use std::time::Duration;

#[must_use]
fn add(readings: &Mutex<u32>) -> Option<u32> {
    for attempt in 1..=3 {
        if let Some(mut readings) =
            readings.try_lock_for(Duration::from_millis(10))
        {
            *readings += 1;
            return Some(attempt);
        }
    }
    None
}

fn main() {
    let readings = Mutex::new(0);
    thread::scope(|scope| {
        scope.spawn(|| {
            let _guard = readings.lock();
            thread::sleep(Duration::from_millis(25));
        });
        scope.spawn(|| match add(&readings) {
            Some(attempt) => println!("added, attempt {attempt}"),
            None => println!("gave up"),
        });
    });
    println!("readings: {}", readings.into_inner());
}
