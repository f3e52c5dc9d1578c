use std::sync::mpsc;
use std::thread;

fn main() {
    let main = thread::current();
    let (sender, receiver) = mpsc::channel();
    thread::spawn(move || {
        main.unpark();
        sender.send(1).unwrap();
    });
    println!("{:?}", receiver.recv());
    thread::park();
}
