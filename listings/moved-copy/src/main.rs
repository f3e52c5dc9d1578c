use std::thread;

fn main() {
    let mut number = 1;
    let increase = thread::spawn(move || {
        number += 1;
        println!("thread: {number}");
    });
    increase.join().unwrap();
    println!("main: {number}");
}
