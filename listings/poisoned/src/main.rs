use std::sync::Mutex;
use std::thread;

fn main() {
    let range = Mutex::new((0, 10));
    thread::scope(|scope| {
        let shifting = scope.spawn(|| {
            let mut range = range.lock().unwrap();
            range.0 += 5;
            panic!("no answer from the instrument");
        });
        println!("shifted: {}", shifting.join().is_ok());
    });
    println!("poisoned: {}", range.is_poisoned());
    match range.lock() {
        Ok(range) => println!("range: {range:?}"),
        Err(error) => println!("half shifted: {:?}", error.into_inner()),
    }
}
