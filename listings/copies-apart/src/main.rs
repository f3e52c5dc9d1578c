use std::thread;

fn main() {
    let mut number = 1;
    thread::scope(|scope| {
        scope.spawn(move || {
            number += 1;
            println!("thread: {number}");
        });
        scope.spawn(move || {
            number += 10;
            println!("thread: {number}");
        });
    });
    number += 100;
    println!("main: {number}");
}
