use parking_lot::Mutex;
use std::thread;

static DISPLAY: Mutex<()> = Mutex::new(());

fn report(sample: &str) {
    let _guard = DISPLAY.lock();
    println!("{sample}: begin");
    println!("{sample}: end");
}

fn main() {
    thread::scope(|scope| {
        scope.spawn(|| report("salt"));
        scope.spawn(|| report("sugar"));
    });
}
