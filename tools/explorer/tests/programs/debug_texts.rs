//! What the modelled types print about themselves is what the real ones print.
//!
//! One thread, one outcome: the texts are those in the source of std 1.95.
//!
//! outcome: exit "Mutex { data: 1, poisoned: false, .. } RwLock { data: 2, poisoned: false, .. }\nCondvar { .. } Barrier { .. } BarrierWaitResult { is_leader: true }\nOnce { .. } OnceLock(<uninit>) OnceLock(3) LazyLock(<uninit>) LazyLock(4)\n5 true 6 LocalKey { .. }\nSender { .. } SyncSender { .. } Receiver { .. } Iter { rx: Receiver { .. } }\nThread { id: ThreadId(1), name: Some(\"main\"), .. } JoinHandle { .. } ScopedJoinHandle { .. }\nBuilder { name: Some(\"x\"), stack_size: Some(9), no_hooks: false }\nStdout { .. } Stderr { .. }\nreceiving on an empty channel; sending on a closed channel\nTrySendError::Full(..) TrySendError::Disconnected(..) SendError { .. } \"WouldBlock\" timed out waiting on channel\n"

use std::cell::Cell;
use std::io;
use std::sync::atomic::{AtomicBool, AtomicI64, AtomicU8};
use std::sync::mpsc::{self, RecvTimeoutError};
use std::sync::{Barrier, Condvar, LazyLock, Mutex, Once, OnceLock, RwLock};
use std::thread::{self, Builder};

thread_local! {
    static LOCAL: Cell<u8> = const { Cell::new(0) };
}

fn main() {
    let (mutex, rwlock) = (Mutex::new(1), RwLock::new(2));
    println!("{mutex:?} {rwlock:?}");
    let barrier = Barrier::new(1);
    println!("{:?} {barrier:?} {:?}", Condvar::new(), barrier.wait());
    let (empty, full) = (OnceLock::<i32>::new(), OnceLock::from(3));
    let lazy = LazyLock::new(|| 4);
    print!("{:?} {empty:?} {full:?} {lazy:?} ", Once::new());
    LazyLock::force(&lazy);
    println!("{lazy:?}");
    print!("{:?} {:?} ", AtomicU8::new(5), AtomicBool::new(true));
    println!("{:?} {LOCAL:?}", AtomicI64::new(6));
    let (sender, receiver) = mpsc::channel::<u8>();
    let (bounded, other) = mpsc::sync_channel::<u8>(0);
    println!("{sender:?} {bounded:?} {receiver:?} {:?}", receiver.iter());
    print!("{:?} ", thread::current());
    let spawned = thread::spawn(|| ());
    print!("{spawned:?} ");
    spawned.join().unwrap();
    thread::scope(|scope| println!("{:?}", scope.spawn(|| ())));
    println!("{:?}", Builder::new().name("x".into()).stack_size(9));
    println!("{:?} {:?}", io::stdout(), io::stderr());
    print!("{}; ", receiver.try_recv().unwrap_err());
    drop(receiver);
    println!("{}", sender.send(0).unwrap_err());
    print!("{:?} ", bounded.try_send(0).unwrap_err());
    drop(other);
    print!("{:?} ", bounded.try_send(0).unwrap_err());
    print!("{:?} ", sender.send(0).unwrap_err());
    let _held = mutex.lock();
    print!("{:?} ", mutex.try_lock().unwrap_err());
    println!("{}", RecvTimeoutError::Timeout);
}
