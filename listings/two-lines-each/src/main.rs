use std::thread;

fn main() {
    let salt = thread::spawn(|| {
        println!("salt 0");
        println!("salt 1");
    });
    let sugar = thread::spawn(|| {
        println!("sugar 0");
        println!("sugar 1");
    });
    salt.join().unwrap();
    sugar.join().unwrap();
    println!("done");
}
