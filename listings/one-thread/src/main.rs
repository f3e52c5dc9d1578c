use std::thread;
use std::time::Duration;

fn measure(points: u32, pause: Duration) {
    for point in 0..points {
        println!("point {point}");
        thread::sleep(pause);
    }
}

fn main() {
    measure(5, Duration::from_millis(20));
    println!("main: free again");
}
