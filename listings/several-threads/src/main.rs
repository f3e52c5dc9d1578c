use std::thread;
use std::time::Duration;

fn measure(sample: &str, points: u32, pause: Duration) {
    for point in 0..points {
        println!("{sample}: point {point}");
        thread::sleep(pause);
    }
}

fn main() {
    let salt =
        thread::spawn(|| measure("salt", 4, Duration::from_millis(10)));
    let sugar =
        thread::spawn(|| measure("sugar", 3, Duration::from_millis(15)));
    salt.join().unwrap();
    sugar.join().unwrap();
}
