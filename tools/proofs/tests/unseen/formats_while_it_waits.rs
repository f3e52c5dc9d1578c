//! A text that grows while its formatting waits for a flag: each time round there is more of it, so
//! nothing is where it was, and there is no end of outputs.

use std::fmt;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;

static FLAG: AtomicBool = AtomicBool::new(false);

struct Dots;

impl fmt::Display for Dots {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        while !FLAG.load(Ordering::SeqCst) {
            f.write_str(".")?;
        }
        Ok(())
    }
}

fn main() {
    let setter = thread::spawn(|| FLAG.store(true, Ordering::SeqCst));
    print!("{Dots}!\n");
    setter.join().unwrap();
}
