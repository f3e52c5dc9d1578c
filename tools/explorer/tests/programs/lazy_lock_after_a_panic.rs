//! A `LazyLock` whose closure panics once panics forever: the second who asks is told so.
//!
//! Both ask. The first one runs the closure, whose panic prints nothing; the other one waits for the
//! end of that, panics with the text of a poisoned `LazyLock`, and the hook prints it. Both orders.
//!
//! outcome: exit "A: LazyLock instance has previously been poisoned\ntrue true\n"
//! outcome: exit "B: LazyLock instance has previously been poisoned\ntrue true\n"

use std::panic::{self, resume_unwind};
use std::sync::LazyLock;
use std::thread::{self, Builder};

static VALUE: LazyLock<u32> = LazyLock::new(|| resume_unwind(Box::new("no value")));

fn main() {
    panic::set_hook(Box::new(|info| {
        let text = info.payload().downcast_ref::<&str>().unwrap_or(&"?");
        println!("{}: {text}", thread::current().name().unwrap_or("?"));
    }));
    thread::scope(|scope| {
        let a = Builder::new()
            .name("A".into())
            .spawn_scoped(scope, || *VALUE);
        let b = Builder::new()
            .name("B".into())
            .spawn_scoped(scope, || *VALUE);
        println!(
            "{} {}",
            a.unwrap().join().is_err(),
            b.unwrap().join().is_err()
        );
    });
}
