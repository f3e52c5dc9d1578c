//! Every Rust fence of every chapter compiles and runs; the tests are made by skeptic.

#[path = "snippets/guard.rs"]
mod guard;

mod chapters {
    include!(concat!(env!("OUT_DIR"), "/snippets.rs"));
}
