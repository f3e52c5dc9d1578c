use std::cell::Cell;
use std::thread;

fn main() {
    let data = vec![Cell::new(110); 1_000_000];
    thread::scope(|scope| {
        scope.spawn(|| {
            for element in &data {
                element.set(element.get() + 110);
            }
        });
        scope.spawn(|| {
            for element in &data {
                element.set(element.get() * 10 / 11);
            }
        });
    });
    println!("smallest: {:?}", data.iter().min());
    println!("largest:  {:?}", data.iter().max());
}
