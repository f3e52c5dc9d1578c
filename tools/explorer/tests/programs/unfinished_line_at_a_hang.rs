//! A line without its end is still in the buffer when the program hangs: nobody sees it.
//!
//! One thread: `first` is a whole line, `second` is not, and standard output is buffered by lines.
//!
//! outcome: deadlock "first\n"

use std::sync::Mutex;

fn main() {
    let lock = Mutex::new(());
    println!("first");
    print!("second");
    let _once = lock.lock().unwrap();
    let _twice = lock.lock().unwrap();
}
