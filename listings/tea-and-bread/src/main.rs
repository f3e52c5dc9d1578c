use std::thread;
use std::time::Duration;

fn main() {
    thread::scope(|scope| {
        scope.spawn(|| {
            println!("tea: water is on");
            thread::sleep(Duration::from_millis(20));
            println!("tea: ready");
        });
        scope.spawn(|| println!("bread: cut"));
    });
    println!("breakfast");
}
