use std::sync::atomic::{AtomicU32, Ordering::SeqCst};
use std::thread;

fn main() {
    let data = [(); 3].map(|()| AtomicU32::new(110));
    thread::scope(|scope| {
        scope.spawn(|| {
            for element in &data {
                let seen = element.load(SeqCst);
                element.store(seen + 110, SeqCst);
            }
        });
        scope.spawn(|| {
            for element in &data {
                let seen = element.load(SeqCst);
                element.store(seen * 10 / 11, SeqCst);
            }
        });
    });
    println!("{:?}", data.map(AtomicU32::into_inner));
}
