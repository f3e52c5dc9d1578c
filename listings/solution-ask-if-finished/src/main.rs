use std::thread;
use std::time::Duration;

fn main() {
    let measurement = thread::spawn(|| 42);
    for _ in 0..3 {
        if measurement.is_finished() {
            break;
        }
        thread::sleep(Duration::from_millis(5));
    }
    if measurement.is_finished() {
        println!("reading: {}", measurement.join().unwrap());
    } else {
        println!("still measuring");
    }
}
