use parking_lot::{Mutex, deadlock};
use std::thread;
use std::time::Duration;

static TOTAL: Mutex<f64> = Mutex::new(1.0);

fn add() {
    *TOTAL.lock() += 1.0;
}

fn correct() {
    let _guard = TOTAL.lock();
    add();
}

fn main() {
    thread::spawn(correct);
    let mut deadlocks = Vec::new();
    while deadlocks.is_empty() {
        thread::sleep(Duration::from_millis(10));
        deadlocks = deadlock::check_deadlock();
    }
    println!("deadlocks: {}", deadlocks.len());
    for thread in &deadlocks[0] {
        let frames = thread.backtrace().frames();
        for symbol in frames.iter().flat_map(|frame| frame.symbols()) {
            if symbol
                .filename()
                .is_some_and(|file| file.ends_with("main.rs"))
            {
                println!("line {}", symbol.lineno().unwrap_or(0));
            }
        }
    }
}
