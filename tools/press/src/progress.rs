//! A bar on a terminal while listings are built and run; nothing where nobody watches.

use indicatif::{ProgressBar, ProgressStyle};

/// A bar that disappears when it is dropped.
pub struct Progress(ProgressBar);

impl Progress {
    /// A bar of `total` steps for what is being done.
    pub fn new(doing: &'static str, total: usize) -> Progress {
        let style = ProgressStyle::with_template("{prefix:>12} [{bar:24}] {pos}/{len} {msg}")
            .unwrap_or_else(|_| ProgressStyle::default_bar())
            .progress_chars("=> ");
        let bar = ProgressBar::new(total as u64)
            .with_style(style)
            .with_prefix(doing);
        bar.tick();
        Progress(bar)
    }

    /// One more is done: `name`.
    pub fn step(&self, name: &str) {
        self.0.set_message(name.to_string());
        self.0.inc(1);
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        self.0.finish_and_clear();
    }
}
