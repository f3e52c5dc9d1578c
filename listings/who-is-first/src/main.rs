use std::sync::OnceLock;
use std::thread;

fn main_is_first() -> bool {
    let winner = OnceLock::new();
    thread::scope(|scope| {
        scope.spawn(|| winner.set("thread"));
        let _ = winner.set("main");
    });
    winner.into_inner() == Some("main")
}

fn count(starts: usize) {
    let main_first = (0..starts).filter(|_| main_is_first()).count();
    println!("of {starts} starts");
    println!("main went first in       {main_first}");
    println!("the thread went first in {}", starts - main_first);
}

fn main() {
    count(1000);
}
