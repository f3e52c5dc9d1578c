use parking_lot::Mutex;
use std::sync::atomic::{AtomicU32, Ordering::SeqCst};
use std::{env, process::Command, process::Stdio, thread, time::Instant};
const ROWS: usize = 1_000_000;

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
    let data = Mutex::new(vec![110; ROWS]);
    let locks: Vec<_> = (0..ROWS).map(|_| Mutex::new(110)).collect();
    let cells: Vec<_> = (0..ROWS).map(|_| AtomicU32::new(110)).collect();
    let step = |add, e: u32| if add { e + 110 } else { e * 10 / 11 };
    let whole = |add| data.lock().iter_mut().for_each(|e| *e = step(add, *e));
    let guards = || locks.iter().map(Mutex::lock);
    let locked = |add| guards().for_each(|mut e| *e = step(add, *e));
    let put = |add, e: &AtomicU32| e.store(step(add, e.load(SeqCst)), SeqCst);
    let atomic = |add| cells.iter().for_each(|e| put(add, e));
    let both = || [true, false].into_iter().for_each(whole);
    let alone = time(|first| first.then(both).unwrap_or_default());
    println!("Rust, a lock for the loop:    {:.1}", time(whole) / alone);
    println!("Rust, a lock for an element:  {:.0}", time(locked) / alone);
    println!("Rust, load, then store:       {:.0}", time(atomic) / alone);
    let mut run = Command::new("python3");
    run.current_dir(env::var("CARGO_MANIFEST_DIR").unwrap_or_default());
    run.args(["original.py", &alone.to_string()])
        .stderr(Stdio::null());
    if !run.status().is_ok_and(|end| end.success()) {
        println!("Python, recorded elsewhere:   8 whole, 850 each");
    }
}
