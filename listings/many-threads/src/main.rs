use std::thread;

fn measure(sample: &str, points: u32) {
    for point in 0..points {
        println!("{sample}: point {point}");
    }
}

fn main() {
    let mut measurements = Vec::new();
    for sample in ["salt", "sugar", "sand"] {
        measurements.push(thread::spawn(move || measure(sample, 2)));
    }
    for measurement in measurements {
        measurement.join().unwrap();
    }
}
