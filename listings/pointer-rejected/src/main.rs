use std::thread;

fn main() {
    let mut data = vec![110; 1_000_000];
    let elements = data.as_mut_ptr();
    thread::scope(|scope| {
        scope.spawn(|| {
            for index in 0..1_000_000 {
                unsafe { *elements.add(index) += 110 };
            }
        });
    });
    println!("{}", data[0]);
}
