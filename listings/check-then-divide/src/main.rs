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
            if sum_and_points.lock().1 == 0 {
                return None;
            }
            let (sum, points) = *sum_and_points.lock();
            Some(sum / points)
        });
        match display.join() {
            Ok(Some(mean)) => println!("mean: {mean}"),
            Ok(None) => println!("no mean: there are no points"),
            Err(_) => println!("no mean: the display has crashed"),
        }
    });
}
