use std::thread;

fn measure(sample: &str) -> u32 {
    if sample == "soap" {
        panic!("{sample} slipped out of the holder");
    }
    20
}

fn main() {
    let measurements = ["salt", "soap", "sugar"].map(|sample| {
        let name = sample.to_string();
        let measurement = thread::Builder::new()
            .name(name)
            .spawn(|| measure(sample))
            .unwrap();
        (sample, measurement)
    });
    for (sample, measurement) in measurements {
        match measurement.join() {
            Ok(points) => println!("{sample}: {points} points"),
            Err(_) => println!("{sample}: failed"),
        }
    }
}
