use parking_lot::Mutex;
use std::thread;

fn main() {
    let sum_and_points = Mutex::new((60_u32, 3_u32));
    thread::scope(|scope| {
        scope.spawn(|| {
            *sum_and_points.lock() = (0, 0);
            *sum_and_points.lock() = (30, 1);
        });
        let display = scope.spawn(|| {
            let (sum, points) = *sum_and_points.lock();
            sum.checked_div(points)
        });
        match display.join().unwrap() {
            Some(mean) => println!("mean: {mean}"),
            None => println!("no mean: there are no points"),
        }
    });
}
