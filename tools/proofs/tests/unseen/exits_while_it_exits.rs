use std::process;

struct Exits;

impl Drop for Exits {
    fn drop(&mut self) {
        process::exit(2);
    }
}

thread_local! {
    static EXITS: Exits = const { Exits };
}

fn main() {
    EXITS.with(|_| ());
    println!("main");
}
