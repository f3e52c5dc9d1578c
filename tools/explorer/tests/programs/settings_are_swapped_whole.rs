//! A reader takes a reference to the settings and keeps it while they are replaced.
//!
//! It has the old ones or the new ones, both numbers of the same.
//!
//! outcome: exit "1 10\n2 20\n"
//! outcome: exit "2 20\n2 20\n"

use std::sync::{Arc, LazyLock, RwLock};
use std::thread;

struct Settings {
    version: u32,
    limit: u32,
}

static SETTINGS: LazyLock<RwLock<Arc<Settings>>> = LazyLock::new(|| {
    RwLock::new(Arc::new(Settings {
        version: 1,
        limit: 10,
    }))
});

fn show() {
    let settings = Arc::clone(&SETTINGS.read().unwrap());
    println!("{} {}", settings.version, settings.limit);
}

fn main() {
    let reader = thread::spawn(show);
    *SETTINGS.write().unwrap() = Arc::new(Settings {
        version: 2,
        limit: 20,
    });
    reader.join().unwrap();
    show();
}
