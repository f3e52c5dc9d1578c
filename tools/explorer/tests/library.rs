//! Called as a library, the explorer keeps nothing of one program for the next.

use explorer::explore::{Exploration, Explorer};
use explorer::sync::atomic::{AtomicU32, Ordering::SeqCst};
use explorer::sync::{Arc, Mutex};
use explorer::thread;
use explorer::time::Instant;
use explorer::{eprint, println};
use std::fmt::{self, Display, Formatter};

/// What an exploration says, with what it cost.
fn said(found: &Exploration) -> (String, Option<u128>, usize, usize) {
    let states = found.graph.nodes.len();
    (found.lines(), found.schedules, states, found.executions)
}

fn explore(program: fn()) -> (String, Option<u128>, usize, usize) {
    said(&Explorer::new().explore(program))
}

/// A number whose value takes a lock when it is printed, in pieces.
struct Locked<'a>(&'a Mutex<u32>);

impl Display for Locked<'_> {
    fn fmt(&self, f: &mut Formatter) -> fmt::Result {
        write!(f, "<{}>", self.0.lock().unwrap())
    }
}

/// Prints at a place where others learn that printing takes steps.
fn show(what: impl Display) {
    println!("shown: {what}");
}

fn prints_numbers() {
    let thread = thread::spawn(|| show(1));
    show(2);
    thread.join().unwrap();
}

fn prints_under_a_lock() {
    let number = Mutex::new(0);
    thread::scope(|scope| {
        scope.spawn(|| *number.lock().unwrap() += 1);
        show(Locked(&number));
    });
}

fn prints_in_pieces() {
    let thread = thread::spawn(|| eprint!("a{}b", 1));
    println!("c");
    thread.join().unwrap();
}

fn shares_a_value() {
    let ours = Arc::new(AtomicU32::new(0));
    let theirs = Arc::clone(&ours);
    let thread = thread::spawn(move || theirs.fetch_add(1, SeqCst));
    println!("{}", ours.load(SeqCst));
    thread.join().unwrap();
}

fn counts_a_value() {
    let ours = Arc::new(0);
    let theirs = Arc::clone(&ours);
    thread::spawn(move || drop(theirs));
    println!("{}", Arc::strong_count(&ours));
}

fn sleeps() {
    let thread = thread::spawn(|| thread::sleep(std::time::Duration::from_millis(1)));
    thread.join().unwrap();
}

fn measures() {
    let start = Instant::now();
    thread::sleep(std::time::Duration::from_millis(1));
    println!("{}", start.elapsed().is_zero());
}

struct Loud;

impl Drop for Loud {
    fn drop(&mut self) {
        println!("dropped");
    }
}

fn returns_a_value() {
    drop(thread::spawn(|| Some(Loud)));
    println!("end");
}

/// Whatever has to be learned of it is of the same type as before.
fn returns_nothing() {
    drop(thread::spawn(|| None::<Loud>));
    println!("end");
}

fn asks_for_the_end() {
    println!("{}", thread::spawn(|| ()).is_finished());
}

fn does_not_ask() {
    thread::spawn(|| println!("thread"));
    println!("main");
}

#[test]
fn what_is_learned_of_one_program_is_forgotten_for_the_next() {
    let all: [(&str, fn()); 11] = [
        ("prints_numbers", prints_numbers),
        ("prints_under_a_lock", prints_under_a_lock),
        ("prints_in_pieces", prints_in_pieces),
        ("shares_a_value", shares_a_value),
        ("counts_a_value", counts_a_value),
        ("sleeps", sleeps),
        ("measures", measures),
        ("returns_a_value", returns_a_value),
        ("returns_nothing", returns_nothing),
        ("asks_for_the_end", asks_for_the_end),
        ("does_not_ask", does_not_ask),
    ];
    let alone = all.map(|(_, program)| explore(program));
    for (&(name, program), alone) in all.iter().zip(&alone) {
        for (before, other) in all {
            explore(other);
            assert_eq!(explore(program), *alone, "{name} after {before}");
        }
    }
}
