use std::thread;

fn read_sensor(channel: u32) -> f64 {
    if channel > 3 {
        panic!("no such channel");
    }
    20.5
}

fn main() {
    let measurement = thread::spawn(|| read_sensor(7));
    let value = measurement.join().unwrap();
    println!("main: the sensor says {value}");
}
