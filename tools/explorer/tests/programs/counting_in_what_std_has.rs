//! Loops that see the same each time round, and count in things of std that keep something.
//!
//! The flag is never set, so each loop ends when its count is full, and the search must not take one
//! time round for another. The threads run one after the other: one outcome.
//!
//! outcome: exit "map\nbuffer\npointer\ncell\nwaker\nlazy\nname\nlist\n"

use std::collections::{BTreeMap, HashMap};
use std::io::{BufWriter, Write};
use std::ptr;
use std::sync::atomic::{AtomicBool, AtomicPtr, AtomicU8, Ordering};
use std::sync::{Arc, LazyLock, OnceLock, RwLock};
use std::task::{Wake, Waker};
use std::thread;

static FLAG: AtomicBool = AtomicBool::new(false);
static POINTER: AtomicPtr<u8> = AtomicPtr::new(ptr::null_mut());
static LAZY: LazyLock<RwLock<BTreeMap<u8, u8>>> = LazyLock::new(RwLock::default);
static NAME: OnceLock<RwLock<String>> = OnceLock::new();

struct Times(AtomicU8);

impl Wake for Times {
    fn wake(self: Arc<Self>) {
        if self.0.fetch_add(1, Ordering::SeqCst) == 3 {
            FLAG.store(true, Ordering::SeqCst);
        }
    }
}

fn poll(mut goes_on: impl FnMut() -> bool) {
    while !FLAG.load(Ordering::SeqCst) && goes_on() {
        thread::yield_now();
    }
}

fn run(name: &str, body: impl FnOnce() + Send) {
    thread::scope(|scope| {
        scope.spawn(body);
    });
    println!("{name}");
}

fn main() {
    let mut map = HashMap::new();
    run("map", || {
        poll(|| {
            map.insert(map.len(), ());
            map.len() < 4
        });
    });
    let mut buffer = BufWriter::new(Vec::new());
    run("buffer", || {
        poll(|| {
            buffer.write_all(b"x").unwrap();
            buffer.buffer().len() < 4
        });
    });
    run("pointer", || {
        poll(|| {
            POINTER.fetch_ptr_add(1, Ordering::SeqCst) != ptr::null_mut::<u8>().wrapping_add(3)
        });
    });
    let mut cell = OnceLock::new();
    run("cell", || {
        poll(|| {
            let count = cell.take().unwrap_or(0_u8) + 1;
            cell.set(count).unwrap();
            count < 4
        });
    });
    let waker = Waker::from(Arc::new(Times(AtomicU8::new(0))));
    run("waker", || {
        poll(|| {
            waker.wake_by_ref();
            true
        });
    });
    FLAG.store(false, Ordering::SeqCst);
    run("lazy", || {
        poll(|| {
            *LAZY.write().unwrap().entry(1).or_default() += 1;
            LAZY.read().unwrap()[&1] < 4
        });
    });
    run("name", || {
        poll(|| {
            let name = NAME.get_or_init(RwLock::default);
            name.write().unwrap().push('x');
            name.read().unwrap().len() < 4
        });
    });
    let list = RwLock::new(Vec::new());
    run("list", || {
        poll(|| {
            list.write().unwrap().push(Box::new(0_u8));
            list.read().unwrap().len() < 4
        });
    });
}
