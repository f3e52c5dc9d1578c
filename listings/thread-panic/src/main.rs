use std::thread;

fn read_sensor(channel: u32) -> f64 {
    if channel > 3 {
        panic!("no such channel");
    }
    20.5
}

fn main() {
    let measurement = thread::spawn(|| read_sensor(7));
    match measurement.join() {
        Ok(value) => println!("main: the sensor says {value}"),
        Err(payload) => match payload.downcast_ref::<&str>() {
            Some(message) => {
                println!("main: the measurement failed: {message}")
            }
            None => println!("main: the measurement failed"),
        },
    }
    println!("main: still running");
}
