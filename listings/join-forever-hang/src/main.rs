use std::thread;

fn measure() {
    loop {
        thread::park();
    }
}

fn main() {
    let measurement = thread::spawn(measure);
    println!("main: waiting for the thread");
    measurement.join().unwrap();
    println!("main: finished");
}
