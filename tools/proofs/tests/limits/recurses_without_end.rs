use std::hint::black_box;

fn deeper(depth: u64) -> u64 {
    match black_box(depth) {
        0 => 0,
        depth => 1 + deeper(depth + 1),
    }
}

fn main() {
    println!("{}", deeper(1));
}
