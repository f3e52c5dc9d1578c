use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::Duration;

fn measure(stop: &AtomicBool) {
    while !stop.load(Ordering::SeqCst) {
        thread::sleep(Duration::from_millis(20));
    }
    println!("thread: lamp off");
}

fn main() {
    let stop = AtomicBool::new(false);
    thread::scope(|scope| {
        scope.spawn(|| measure(&stop));
        println!("main: please stop");
        stop.store(true, Ordering::SeqCst);
    });
    println!("main: the thread is done");
}
