use parking_lot::Mutex;
use std::sync::atomic::{AtomicU32, Ordering::SeqCst};
use std::{process::Command, process::Stdio, thread, time::Instant};

const ROWS: usize = 1_000_000;
const ORIGINAL: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/original.py");

fn step(adds: bool, e: u32) -> u32 {
    if adds { e + 110 } else { e * 10 / 11 }
}

fn time(work: impl Fn(bool) + Sync) -> f64 {
    let run = |_| {
        let begin = Instant::now();
        thread::scope(|scope| {
            scope.spawn(|| work(true));
            scope.spawn(|| work(false));
        });
        begin.elapsed().as_secs_f64() / ROWS as f64
    };
    (0..15).map(run).fold(f64::MAX, f64::min)
}

fn main() {
    let plain = Mutex::new(vec![110; ROWS]);
    let locks: Vec<_> = (0..ROWS).map(|_| Mutex::new(110)).collect();
    let cells: Vec<_> = (0..ROWS).map(|_| AtomicU32::new(110)).collect();
    let whole = |adds| plain.lock().iter_mut().for_each(|e| *e = step(adds, *e));
    let locked = |adds| (locks.iter().map(Mutex::lock)).for_each(|mut e| *e = step(adds, *e));
    let atomic = |adds| (cells.iter()).for_each(|e| e.store(step(adds, e.load(SeqCst)), SeqCst));
    let alone = time(|first| [true, false].into_iter().filter(|_| first).for_each(whole));
    println!("Rust, a lock for the loop:    {:.1}", time(whole) / alone);
    println!("Rust, a lock for an element:  {:.0}", time(locked) / alone);
    println!("Rust, load, then store:       {:.0}", time(atomic) / alone);
    let mut python = Command::new("python3");
    python.args([ORIGINAL, &alone.to_string()]);
    if !(python.stderr(Stdio::null()).status()).is_ok_and(|end| end.success()) {
        println!("Python, recorded elsewhere:   8 whole, 850 each");
    }
}
