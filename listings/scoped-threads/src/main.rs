use std::thread;

fn measure(sample: &str, points: u32) {
    for point in 0..points {
        println!("{sample}: point {point}");
    }
}

fn main() {
    let samples = vec![String::from("salt"), String::from("sugar")];
    thread::scope(|scope| {
        for sample in &samples {
            scope.spawn(move || measure(sample, 2));
        }
    });
    println!("main: measured {}", samples.join(" and "));
}
