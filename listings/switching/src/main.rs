use std::thread;

fn main() {
    thread::scope(|scope| {
        scope.spawn(|| {
            println!("page: title");
            println!("page: picture");
        });
        scope.spawn(|| {
            println!("typing: a");
            println!("typing: b");
        });
    });
}
