use std::thread;

fn main() {
    let mut number = 1;
    thread::scope(|scope| {
        scope.spawn(|| {
            number += 1;
            println!("thread: {number}");
        });
    });
    println!("main: {number}");
}
