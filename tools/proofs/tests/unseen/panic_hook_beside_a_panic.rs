//! The thread panics before main sets the hook, or afterwards.

use std::panic;
use std::thread;

fn main() {
    let thread = thread::spawn(|| panic!("with or without the hook"));
    panic::set_hook(Box::new(|_| println!("hook")));
    assert!(thread.join().is_err());
}
