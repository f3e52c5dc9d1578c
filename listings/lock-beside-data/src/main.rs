use parking_lot::Mutex;
use std::sync::atomic::{AtomicU32, Ordering};
use std::thread;

static LOCK: Mutex<()> = Mutex::new(());
static TOTAL: AtomicU32 = AtomicU32::new(0);

fn add(amount: u32) {
    let total = TOTAL.load(Ordering::SeqCst);
    TOTAL.store(total + amount, Ordering::SeqCst);
}

fn main() {
    thread::scope(|scope| {
        scope.spawn(|| {
            let _guard = LOCK.lock();
            add(1);
        });
        scope.spawn(|| add(2));
    });
    println!("total: {}", TOTAL.load(Ordering::SeqCst));
}
