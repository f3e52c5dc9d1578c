use parking_lot::Mutex;
use std::thread;
use std::time::Duration;

fn wait_in_line(threads: u32, pause: u64) {
    let order = Mutex::new(Vec::new());
    thread::scope(|scope| {
        let guard = order.lock();
        for number in 1..=threads {
            let order = &order;
            scope.spawn(move || order.lock().push(number));
            thread::sleep(Duration::from_millis(pause));
        }
        thread::sleep(Duration::from_millis(10));
        drop(guard);
    });
    let order = order.into_inner();
    println!("{} threads, {pause} ms apart: {order:?}", order.len());
}

fn main() {
    wait_in_line(8, 0);
    wait_in_line(8, 2);
}
