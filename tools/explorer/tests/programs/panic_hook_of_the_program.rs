//! A program's own panic hook is called in place of the message, until it is taken back.
//!
//! One thread at a time: the first panic is the hook's, the second one has the usual message.
//!
//! outcome: exit "hook: first at 16\n\nthread 'second' panicked at src/main.rs:20:34:\nagain\ntrue\n"

use std::panic;
use std::thread::{self, Builder};

fn main() {
    panic::set_hook(Box::new(|info| {
        let text = info.payload().downcast_ref::<&str>().unwrap_or(&"?");
        let line = info.location().map_or(0, |at| at.line());
        println!("hook: {text} at {line}");
    }));
    let first = thread::spawn(|| panic!("first"));
    assert!(first.join().is_err());
    drop(panic::take_hook());
    let second = Builder::new().name("second".into());
    let second = second.spawn(|| panic!("again")).unwrap();
    println!("{}", second.join().is_err());
}
