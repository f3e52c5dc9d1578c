//! A scoped thread unparks main, which waits for the scope and parks then.
//!
//! A scope waits by parking. If main is parked there when it is unparked, the scope takes the token, and
//! main waits forever afterwards. Otherwise a token is left: from the thread's call, or from the scope's own
//! once its last thread has finished. Then main goes on.
//!
//! outcome: deadlock ""
//! outcome: exit "woken\n"

use std::thread;

fn main() {
    let main = thread::current();
    thread::scope(|scope| {
        scope.spawn(|| main.unpark());
    });
    thread::park();
    println!("woken");
}
