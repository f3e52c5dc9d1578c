use std::time::{Duration, Instant};
use std::{env, fs, hint::black_box, process::Command, thread};

fn compute() {
    black_box((0..6_000_000).map(|n| f64::from(n).sqrt()).sum::<f64>());
}

fn draw() {
    thread::sleep(Duration::from_millis(1));
}

fn main() {
    println!("longest wait for a picture, in ms");
    let start = Instant::now();
    compute();
    draw();
    println!("Rust, one thread: {}", start.elapsed().as_millis());

    let mut longest = 0;
    thread::scope(|scope| {
        let computation = scope.spawn(compute);
        while longest == 0 || !computation.is_finished() {
            let start = Instant::now();
            draw();
            longest = longest.max(start.elapsed().as_millis());
        }
    });
    println!("Rust, two threads: {longest}");
    print!("{}", python());
}

fn python() -> String {
    let folder = env::var("CARGO_MANIFEST_DIR").unwrap_or_default();
    let program = folder.clone() + "/original.py";
    let output = match Command::new("python3").arg(program).output() {
        Ok(run) if run.status.success() => run.stdout,
        _ => fs::read(folder + "/src/recorded.txt").unwrap_or_default(),
    };
    String::from_utf8(output).unwrap()
}
