use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;

static MAY_FINISH: AtomicBool = AtomicBool::new(false);

fn measure() {
    while !MAY_FINISH.load(Ordering::SeqCst) {
        thread::park();
    }
    println!("thread: finished");
}

fn main() {
    let measurement = thread::spawn(measure);
    println!("main: waiting for the thread");
    measurement.join().unwrap();
    println!("main: finished");
}
