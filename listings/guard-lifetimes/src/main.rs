use parking_lot::Mutex;

fn report(place: &str, samples: &Mutex<Vec<u32>>) {
    let state = if samples.is_locked() { "held" } else { "free" };
    println!("{place:<17} {state}");
}

fn main() {
    let samples = Mutex::new(vec![40, 30, 20, 10]);

    let guard = samples.lock();
    report("after let", &samples);
    drop(guard);
    report("after drop", &samples);
    {
        let _guard = samples.lock();
        report("in a block", &samples);
    }
    report("after the block", &samples);
    let _next = samples.lock().pop();
    report("after a statement", &samples);
    if samples.lock().len() > 1 {
        report("in if", &samples);
    }
    if let Some(_next) = samples.lock().pop() {
        report("in if let", &samples);
    }
    match samples.lock().pop() {
        Some(_next) => report("in match", &samples),
        None => println!("no samples"),
    }
    for _sample in samples.lock().iter() {
        report("in for", &samples);
    }
    while let Some(_next) = samples.lock().pop() {
        report("in while let", &samples);
    }
    report("at the end", &samples);
}
