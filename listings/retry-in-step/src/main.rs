use parking_lot::Mutex;
use std::sync::Barrier;
use std::thread;
use std::time::Duration;

fn move_one(from: &Mutex<i32>, to: &Mutex<i32>, rounds: u32) -> u32 {
    for round in 1..rounds {
        let mut from = from.lock();
        thread::sleep(Duration::from_micros(200));
        if let Some(mut to) = to.try_lock_for(Duration::from_millis(1)) {
            *from -= 1;
            *to += 1;
            return round;
        }
    }
    rounds
}

fn swap(rounds: u32) {
    let left = Mutex::new(10);
    let right = Mutex::new(10);
    let start = Barrier::new(2);
    thread::scope(|scope| {
        let there = scope.spawn(|| {
            start.wait();
            move_one(&left, &right, rounds)
        });
        start.wait();
        let back = move_one(&right, &left, rounds);
        println!("rounds: {} and {back}", there.join().unwrap());
    });
    println!("left: {}, right: {}", left.into_inner(), right.into_inner());
}

fn main() {
    swap(40);
}
