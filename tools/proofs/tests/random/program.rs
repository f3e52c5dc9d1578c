//! Two or three threads that take random steps, by the number in the variable SEED.

use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::mpsc::{self, Receiver, Sender};
use std::sync::{Condvar, Mutex, RwLock};
use std::thread;

#[derive(Default)]
struct Log(String);

struct World {
    numbers: [Mutex<u32>; 2],
    log: Mutex<Log>,
    shared: RwLock<u32>,
    atomics: [AtomicU32; 2],
    changed: Condvar,
}

struct Random(u64);

impl Random {
    fn below(&mut self, limit: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 11) % limit
    }
}

fn step(world: &World, kind: u64, which: usize, local: &mut u32, end: &Sender<u32>) {
    match kind {
        0 => *world.numbers[which].lock().unwrap() += *local,
        1 => *local += *world.numbers[which].lock().unwrap(),
        2 => *local = world.atomics[which].load(Ordering::SeqCst) * 2 + 1,
        3 => world.atomics[which].store(*local % 4, Ordering::SeqCst),
        4 => *local += world.atomics[which].fetch_add(1, Ordering::SeqCst),
        5 => world.log.lock().unwrap().0 += &format!("{};", *local % 5),
        6 => *local += world.log.lock().unwrap().0.len() as u32,
        7 => *local += *world.shared.read().unwrap(),
        8 => *world.shared.write().unwrap() += 1 + which as u32,
        9 => end.send(*local % 3).unwrap(),
        10 => {
            let first = world.numbers[which].lock().unwrap();
            let second = world.numbers[1 - which].lock().unwrap();
            *local += *first * 2 + *second;
        }
        11 => *local += u32::from(world.numbers[which].try_lock().is_ok()),
        12 => println!("{which}: {}", *local % 7),
        13 => {
            let guard = world.numbers[which].lock().unwrap();
            if *guard % 2 == 1 {
                drop(world.changed.wait(guard));
            }
        }
        14 => world.changed.notify_all(),
        _ => {
            let mut tries = 0;
            while tries < 2 && world.numbers[which].try_lock().is_err() {
                tries += 1;
            }
            *local += tries;
        }
    }
}

fn take_steps(world: &World, seed: u64, steps: u64, end: &Sender<u32>) -> u32 {
    let mut random = Random(seed);
    let mut local = 1;
    for _ in 0..steps {
        let kind = random.below(16);
        let which = random.below(2) as usize;
        step(world, kind, which, &mut local, end);
    }
    local
}

fn main() {
    let seed: u64 = std::env::var("SEED").unwrap().parse().unwrap();
    let mut random = Random(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1);
    let world = World {
        numbers: [Mutex::new(0), Mutex::new(1)],
        log: Mutex::default(),
        shared: RwLock::new(0),
        atomics: [AtomicU32::new(0), AtomicU32::new(1)],
        changed: Condvar::new(),
    };
    let (end, messages): (Sender<u32>, Receiver<u32>) = mpsc::channel();
    let mut carried_out = 0;
    let seeds = [(); 3].map(|_| random.below(u64::MAX / 4096) | 1);
    let third = random.below(3) == 0;
    let (shown, asked) = (random.below(2) == 0, random.below(2) == 0);
    let steps = if third { 1 } else { 2 };
    let mut result = 0;
    thread::scope(|scope| {
        let (world, sender) = (&world, &end);
        let first = scope.spawn(move || take_steps(world, seeds[0], steps, sender));
        scope.spawn(|| carried_out = take_steps(world, seeds[1], steps, sender));
        if third {
            scope.spawn(move || {
                take_steps(world, seeds[2], 2, sender);
            });
        }
        if asked {
            result = first.join().unwrap();
        }
    });
    drop(end);
    let messages: Vec<u32> = messages.iter().collect();
    let number = *world.numbers[0].lock().unwrap();
    println!("{number} {:?} {messages:?} {result}", world.atomics[0]);
    if shown {
        let log = world.log.into_inner().unwrap().0;
        let last = world.numbers[1].lock().unwrap();
        println!("{carried_out} {log} {last} {}", world.shared.read().unwrap());
    }
}
