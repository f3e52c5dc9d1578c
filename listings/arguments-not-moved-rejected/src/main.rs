use std::thread;

fn measure(sample: &str, points: u32) {
    for point in 0..points {
        println!("{sample}: point {point}");
    }
}

fn main() {
    let sample = String::from("salt");
    let measurement = thread::spawn(|| measure(&sample, 3));
    measurement.join().unwrap();
}
