use std::thread;

fn measure(sample: &str, points: u32) -> u32 {
    for point in 0..points {
        println!("{sample}: point {point}");
    }
    points
}

fn main() {
    let measurements: Vec<_> = ["salt", "sugar", "sand"]
        .into_iter()
        .map(|sample| thread::spawn(move || measure(sample, 2)))
        .collect();
    let total: u32 = measurements
        .into_iter()
        .map(|measurement| measurement.join().unwrap())
        .sum();
    println!("total: {total} points");
}
