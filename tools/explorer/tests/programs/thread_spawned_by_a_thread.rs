//! A joined thread leaves a thread of its own behind.
//!
//! Main waits for the child, not for the grandchild. The child prints nothing; `grandchild` may come
//! before `main`, between `main` and the end of the program, or not at all.
//!
//! outcome: exit "grandchild\nmain\n"
//! outcome: exit "main\ngrandchild\n"
//! outcome: running "main\n"

use std::thread;

fn main() {
    let child = thread::spawn(|| {
        thread::spawn(|| println!("grandchild"));
    });
    child.join().unwrap();
    println!("main");
}
