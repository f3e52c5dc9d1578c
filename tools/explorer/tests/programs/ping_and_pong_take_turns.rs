//! Two threads take turns with one condition variable: each waits for its own turn.
//!
//! Whoever is woken out of turn waits again, so there is one order.
//!
//! outcome: exit "ping\npong\nping\npong\n"

use std::sync::{Condvar, Mutex};
use std::thread;

#[derive(Clone, Copy, PartialEq)]
enum Turn {
    Ping,
    Pong,
}

fn play(me: Turn, other: Turn, text: &str, turn: &Mutex<Turn>, changed: &Condvar) {
    for _ in 0..2 {
        let turn = turn.lock().unwrap();
        let mut turn = changed.wait_while(turn, |turn| *turn != me).unwrap();
        println!("{text}");
        *turn = other;
        changed.notify_one();
    }
}

fn main() {
    let (turn, changed) = (Mutex::new(Turn::Ping), Condvar::new());
    thread::scope(|scope| {
        scope.spawn(|| play(Turn::Ping, Turn::Pong, "ping", &turn, &changed));
        scope.spawn(|| play(Turn::Pong, Turn::Ping, "pong", &turn, &changed));
    });
}
