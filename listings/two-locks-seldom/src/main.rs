use parking_lot::Mutex;
use std::sync::{Barrier, mpsc};
use std::thread;
use std::time::Duration;

fn exchange() {
    let (salt, sugar) = (Mutex::new(1), Mutex::new(2));
    let start = Barrier::new(2);
    thread::scope(|scope| {
        scope.spawn(|| {
            start.wait();
            let (mut salt, mut sugar) = (salt.lock(), sugar.lock());
            (*salt, *sugar) = (*sugar, *salt);
        });
        scope.spawn(|| {
            start.wait();
            let (mut sugar, mut salt) = (sugar.lock(), salt.lock());
            (*salt, *sugar) = (*sugar, *salt);
        });
    });
}

fn main() {
    let (sender, receiver) = mpsc::channel();
    let tries = 100;
    let finished = (0..tries).take_while(|_| {
        let sender = sender.clone();
        thread::spawn(move || {
            exchange();
            sender.send(()).unwrap();
        });
        receiver.recv_timeout(Duration::from_millis(500)).is_ok()
    });
    println!("finished: {} of {tries}", finished.count());
}
