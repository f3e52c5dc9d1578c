use parking_lot::Mutex;
use std::{thread, time::Duration, time::Instant};

fn measure(_sample: u32) {
    thread::sleep(Duration::from_millis(20));
}

fn next(samples: &Mutex<Vec<u32>>) -> Option<u32> {
    samples.lock().pop()
}

fn guard_held(samples: &Mutex<Vec<u32>>) {
    while let Some(sample) = samples.lock().pop() {
        measure(sample);
    }
}

fn guard_dropped(samples: &Mutex<Vec<u32>>) {
    while let Some(sample) = next(samples) {
        measure(sample);
    }
}

fn time(work: fn(&Mutex<Vec<u32>>)) -> Duration {
    let samples = Mutex::new(vec![4, 3, 2, 1]);
    let start = Instant::now();
    thread::scope(|scope| {
        for _ in 0..4 {
            scope.spawn(|| work(&samples));
        }
    });
    start.elapsed()
}

fn main() {
    let (held, dropped) = (time(guard_held), time(guard_dropped));
    println!("guard held:    {} ms", held.as_millis());
    println!("guard dropped: {} ms", dropped.as_millis());
    println!("ratio:         {:.1}", held.div_duration_f64(dropped));
}
