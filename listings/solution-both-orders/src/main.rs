use std::sync::mpsc;
use std::thread;

fn thread_first() {
    let thread = thread::spawn(|| println!("thread"));
    thread.join().unwrap();
    println!("main");
}

fn main_first() {
    let (sender, receiver) = mpsc::channel();
    let thread = thread::spawn(move || {
        receiver.recv().unwrap();
        println!("thread");
    });
    println!("main");
    sender.send(()).unwrap();
    thread.join().unwrap();
}

fn main() {
    println!("main waits for the thread:");
    thread_first();
    println!("the thread waits for main:");
    main_first();
}
