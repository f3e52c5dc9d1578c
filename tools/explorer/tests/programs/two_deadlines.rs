//! A clock is read once against two deadlines: none, the earlier one or both are over.
//!
//! outcome: exit "0\n"
//! outcome: exit "1\n"
//! outcome: exit "2\n"

use std::time::{Duration, Instant};

fn main() {
    let start = Instant::now();
    let deadlines = [1, 1000].map(|millis| start + Duration::from_millis(millis));
    let now = Instant::now();
    let over = deadlines.iter().filter(|&&deadline| now >= deadline);
    println!("{}", over.count());
}
