use parking_lot::Mutex;
use std::thread;
use std::time::Duration;

fn move_one(from: &Mutex<i32>, to: &Mutex<i32>) {
    loop {
        let mut from = from.lock();
        if let Some(mut to) = to.try_lock_for(Duration::from_millis(1)) {
            *from -= 1;
            *to += 1;
            return;
        }
    }
}

fn main() {
    let left = Mutex::new(10);
    let right = Mutex::new(10);
    thread::scope(|scope| {
        scope.spawn(|| move_one(&left, &right));
        scope.spawn(|| move_one(&right, &left));
    });
    println!("left: {}, right: {}", left.into_inner(), right.into_inner());
}
