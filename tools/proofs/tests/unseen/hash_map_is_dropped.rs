//! What a hash map has is dropped in an order that is another in every run.

use std::collections::HashMap;

struct Told(u32);

impl Drop for Told {
    fn drop(&mut self) {
        println!("{}", self.0);
    }
}

fn main() {
    let _map: HashMap<u32, Told> = (0..3).map(|n| (n, Told(n))).collect();
}
