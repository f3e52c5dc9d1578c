use std::thread;
use std::time::Duration;

fn measure(points: u32, pause: Duration) {
    for point in 0..points {
        println!("point {point}");
        thread::sleep(pause);
    }
}

fn main() {
    println!("main: starting the thread");
    let measurement = thread::spawn(|| measure(3, Duration::from_millis(20)));
    measurement.join().unwrap();
    println!("main: the thread has finished");
}
