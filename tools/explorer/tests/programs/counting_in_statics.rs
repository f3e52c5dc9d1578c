//! Loops that see the same each time round, and count in statics, in channels and in the stack.
//!
//! The flag is never set, so each loop ends when its count is full: the search must not take one time
//! round for another. The threads run one after the other: one outcome.
//!
//! outcome: exit "atomic\nfield\nlazy\nonce\nqueue\ndepth\nname\nweak\n"

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicBool, AtomicU8, Ordering};
use std::sync::{Arc, LazyLock, Mutex, OnceLock, Weak, mpsc};
use std::thread;

struct Settings {
    name: &'static str,
    tries: AtomicU8,
}

static FLAG: AtomicBool = AtomicBool::new(false);
static COUNT: AtomicU8 = AtomicU8::new(0);
static SETTINGS: Settings = Settings {
    name: "field",
    tries: AtomicU8::new(0),
};
static LAZY: LazyLock<Arc<Mutex<BTreeMap<String, Box<u8>>>>> = LazyLock::new(Arc::default);
static ONCE: OnceLock<Mutex<Vec<Option<u8>>>> = OnceLock::new();

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

fn descend(depth: u8) {
    if depth < 4 && !FLAG.load(Ordering::SeqCst) {
        descend(depth + 1);
    }
}

fn main() {
    run("atomic", || {
        poll(|| {
            COUNT.store(COUNT.load(Ordering::SeqCst) + 1, Ordering::SeqCst);
            COUNT.load(Ordering::SeqCst) < 4
        })
    });
    run(SETTINGS.name, || {
        poll(|| SETTINGS.tries.fetch_add(1, Ordering::SeqCst) < 4)
    });
    run("lazy", || {
        poll(|| {
            let mut map = LAZY.lock().unwrap();
            let count = map.entry("count".into()).or_default();
            **count += 1;
            **count < 4
        })
    });
    run("once", || {
        poll(|| {
            let list = ONCE.get_or_init(|| Mutex::new(vec![Some(0), None]));
            let mut list = list.lock().unwrap();
            list[0] = list[0].map(|count| count + 1);
            list[0] < Some(4)
        })
    });
    let (sender, receiver) = mpsc::channel::<Box<[u8]>>();
    run("queue", move || {
        sender.send(vec![0, 7].into()).unwrap();
        poll(|| {
            let mut message = receiver.recv().unwrap();
            message[0] += 1;
            let goes_on = message[0] < 4;
            sender.send(message).unwrap();
            goes_on
        });
    });
    run("depth", || descend(0));
    run("name", || {
        let mut name = String::from("x");
        poll(|| {
            let next = format!("{name}x");
            name = next;
            name.len() < 4
        });
    });
    run("weak", || {
        let alive = Arc::new(());
        let mut all: Vec<Weak<()>> = Vec::with_capacity(8);
        poll(|| {
            all.push(Arc::downgrade(&alive));
            Arc::weak_count(&alive) < 4
        });
    });
}
