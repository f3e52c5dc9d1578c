use std::thread;

fn main() {
    thread::spawn(|| loop {});
    println!("main");
}
