use std::thread;

fn measure() {
    loop {
        thread::park();
    }
}

fn main() {
    thread::spawn(measure);
    println!("main: finished");
}
