use std::thread;

fn main() {
    thread::scope(|scope| {
        for number in 0..9 {
            scope.spawn(move || println!("{number}{}", "x".repeat(100)));
        }
    });
}
