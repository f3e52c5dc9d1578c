//! The smallest executor: it polls a future, parks, and is unparked by the future's waker.
//!
//! The thread sets the flag and wakes whoever left a waker, under one lock. If main polls before
//! that, the waker is there, and unparking is remembered until main parks; otherwise main finds the
//! flag. Waking for no reason only polls once more.
//!
//! outcome: exit "done\n"

use std::future::{Future, poll_fn};
use std::pin::pin;
use std::sync::{Arc, Mutex};
use std::task::{Context, Poll, Wake, Waker};
use std::thread::{self, Thread};

struct Unpark(Thread);

impl Wake for Unpark {
    fn wake(self: Arc<Self>) {
        self.0.unpark();
    }
}

fn block_on<T>(future: impl Future<Output = T>) -> T {
    let mut future = pin!(future);
    let waker = Waker::from(Arc::new(Unpark(thread::current())));
    let mut context = Context::from_waker(&waker);
    loop {
        match future.as_mut().poll(&mut context) {
            Poll::Ready(value) => return value,
            Poll::Pending => thread::park(),
        }
    }
}

fn main() {
    let state = Mutex::new((false, None::<Waker>));
    thread::scope(|scope| {
        scope.spawn(|| {
            let mut state = state.lock().unwrap();
            state.0 = true;
            if let Some(waker) = state.1.take() {
                waker.wake();
            }
        });
        block_on(poll_fn(|context| {
            let mut state = state.lock().unwrap();
            match state.0 {
                true => Poll::Ready(()),
                false => {
                    state.1 = Some(context.waker().clone());
                    Poll::Pending
                }
            }
        }));
        println!("done");
    });
}
