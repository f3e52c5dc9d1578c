use std::thread;

fn main() {
    thread::spawn(|| println!("thread"));
    println!("main");
}
