//! A channel with room for one: the second send returns only when the first message has been taken.
//!
//! `sent 2` therefore comes after main's receive, `sent 1` may come before or after it. Main prints
//! once it has received. Orders of `sent 1` (S1), `sent 2` (S2) and `got 1` (G): S1 before S2; G and
//! S1 in either order; G and S2 too (main received before, but may print later). So G at any of three
//! places.
//!
//! outcome: exit "got 1\nsent 1\nsent 2\n"
//! outcome: exit "sent 1\ngot 1\nsent 2\n"
//! outcome: exit "sent 1\nsent 2\ngot 1\n"

use std::sync::mpsc;
use std::thread;

fn main() {
    let (sender, receiver) = mpsc::sync_channel(1);
    thread::scope(|scope| {
        scope.spawn(|| {
            sender.send(1).unwrap();
            println!("sent 1");
            sender.send(2).unwrap();
            println!("sent 2");
        });
        println!("got {}", receiver.recv().unwrap());
    });
}
