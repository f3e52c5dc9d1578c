//! A guard of one half of a pair keeps others from the other half, too.
//!
//! B tries before A locks or after A has let go, or meanwhile, in vain.
//!
//! dependency: parking_lot
//! outcome: exit "true\n(1, 0)\n"
//! outcome: exit "false\n(1, 0)\n"

use parking_lot::{Mutex, MutexGuard};
use std::thread;

fn main() {
    let pair = Mutex::new((0, 0));
    thread::scope(|scope| {
        scope.spawn(|| {
            let mut left = MutexGuard::map(pair.lock(), |pair| &mut pair.0);
            *left += 1;
        });
        scope.spawn(|| println!("{}", pair.try_lock().is_some()));
    });
    println!("{:?}", pair.into_inner());
}
