use std::sync::Mutex;
use std::thread;

fn main() {
    let slots = [(); 3].map(|_| Mutex::new(0));
    thread::scope(|s| {
        s.spawn(|| {
            let _two = slots[2].lock().unwrap();
            let _one = slots[1].lock().unwrap();
        });
        let _one = slots[1].lock().unwrap();
        let _two = slots[2].lock().unwrap();
    });
}
