//! Two entries come in an order that is another in every run.

use std::collections::HashMap;

fn main() {
    for (key, value) in HashMap::from([("a", 1), ("b", 2)]) {
        println!("{key} {value}");
    }
}
