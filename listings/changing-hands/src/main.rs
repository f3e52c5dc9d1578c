use ndarray::Array1;
use parking_lot::Mutex;
use std::sync::Barrier;
use std::thread;

fn race(rows: usize, repeats: usize) {
    let data = Mutex::new((Array1::<f64>::ones(rows), Vec::new()));
    let start = Barrier::new(2);
    thread::scope(|scope| {
        scope.spawn(|| {
            start.wait();
            for _ in 0..repeats {
                let (array, order) = &mut *data.lock();
                *array += 1.0;
                order.push('+');
            }
        });
        scope.spawn(|| {
            start.wait();
            for _ in 0..repeats {
                let (array, order) = &mut *data.lock();
                *array /= 1.1;
                order.push('/');
            }
        });
    });
    let (_, order) = data.into_inner();
    let turns: Vec<_> = order.chunk_by(|a, b| a == b).collect();
    let longest = turns.iter().map(|turn| turn.len()).max().unwrap();
    println!("turns:           {}", turns.len());
    println!("longest of them: {longest} operations");
}

fn main() {
    race(1_000, 1_000);
}
