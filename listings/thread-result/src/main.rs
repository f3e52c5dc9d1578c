use std::thread;

fn mean(readings: &[f64]) -> f64 {
    readings.iter().sum::<f64>() / readings.len() as f64
}

fn main() {
    let readings = vec![19.5, 20.0, 20.5, 21.0];
    let evaluation = thread::spawn(move || mean(&readings));
    let result = evaluation.join().unwrap();
    println!("main: the mean is {result}");
}
