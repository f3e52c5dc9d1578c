use std::thread;

fn report() {
    let thread = thread::current();
    println!("name: {}", thread.name().unwrap_or("none"));
}

fn main() {
    report();
    thread::spawn(report).join().unwrap();
    let thermometer = thread::Builder::new()
        .name("thermometer".to_string())
        .spawn(report)
        .unwrap();
    thermometer.join().unwrap();
}
