use std::sync::mpsc;
use std::time::{Duration, Instant};

const LIMIT: Duration = Duration::from_millis(10);

fn main() {
    let (_sender, receiver) = mpsc::channel::<()>();
    let deadline = Instant::now() + LIMIT;
    println!("received: {}", receiver.recv_timeout(LIMIT).is_ok());
    println!("deadline is over: {}", Instant::now() >= deadline);
}
