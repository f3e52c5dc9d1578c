use std::sync::mpsc;
use std::thread;
use std::time::{Duration, Instant};

const LIMIT: Duration = Duration::from_millis(30);

fn main() {
    let (sender, receiver) = mpsc::channel();
    let begin = Instant::now();
    thread::scope(|scope| {
        scope.spawn(move || {
            for point in 0..8 {
                let _ = sender.send(point);
                thread::sleep(Duration::from_millis(10));
            }
        });
        let left =
            || (begin + LIMIT).saturating_duration_since(Instant::now());
        let mut messages = 0;
        while !left().is_zero() && receiver.recv_timeout(left()).is_ok() {
            messages += 1;
        }
        println!("waited:   {} ms", begin.elapsed().as_millis());
        println!("messages: {messages} of 8");
    });
}
