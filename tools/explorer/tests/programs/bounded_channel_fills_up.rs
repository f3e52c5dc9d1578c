//! A channel with room for one, two sends and no receive: the second send waits forever.
//!
//! outcome: deadlock "sent 1\n"

use std::sync::mpsc;

fn main() {
    let (sender, _receiver) = mpsc::sync_channel(1);
    sender.send(1).unwrap();
    println!("sent 1");
    sender.send(2).unwrap();
    println!("sent 2");
}
