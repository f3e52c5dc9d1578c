use std::thread;

fn main() {
    let mut number = 1;
    let increase = thread::spawn(|| {
        number += 1;
        println!("thread: {number}");
    });
    increase.join().unwrap();
    println!("main: joined");
}
