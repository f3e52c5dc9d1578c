use std::sync::Mutex;
use std::thread;

fn main() {
    let slots = [0; 3].map(Mutex::new);
    let other = [0; 2].map(Mutex::new);
    thread::scope(|s| {
        s.spawn(|| {
            let _two = slots[2].lock().unwrap();
            let _one = other[1].lock().unwrap();
        });
        let _one = other[1].lock().unwrap();
        let _two = slots[2].lock().unwrap();
    });
}
