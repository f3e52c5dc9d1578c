//! What a page weighs on first load: everything that the browser asks for to show it.

use crate::tab::Tab;
use flate2::Compression;
use flate2::write::GzEncoder;
use press::problem::Problem;
use std::collections::BTreeSet;
use std::io::Write;
use std::path::Path;

/// Compressed bytes of chapter 16-01 of *The Rust Programming Language*,
/// <https://doc.rust-lang.org/book/ch16-01-threads.html>, on first load, as it was when this
/// limit was set; a page with a stepper shall need fewer.
pub const MOST_BYTES: usize = 222_000;

/// Requests of the same page, one of them to another host.
pub const MOST_REQUESTS: usize = 29;

/// What servers compress; fonts and pictures are compressed already.
const COMPRESSED: [&str; 5] = ["html", "css", "js", "json", "svg"];

/// The weight of a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Weight {
    pub requests: usize,
    /// As the files are.
    pub bytes: usize,
    /// As a server sends them that compresses with gzip at its usual level.
    pub compressed: usize,
}

/// The weight of the page that is open in `tab`.
///
/// # Errors
/// Where it asked for a file that cannot be read.
pub fn weigh(tab: &mut Tab) -> Result<Weight, Problem> {
    let mut weight = Weight {
        requests: 0,
        bytes: 0,
        compressed: 0,
    };
    // A second use of the same file comes from the browser's memory.
    let requests: BTreeSet<String> = tab.seen().requests.iter().cloned().collect();
    for request in requests {
        let Some(path) = request.strip_prefix("file://") else {
            continue;
        };
        let path = path.split(['?', '#']).next().unwrap_or(path);
        let path = Path::new(path);
        let bytes = std::fs::read(path).map_err(|e| Problem::file(path, "read", e))?;
        weight.requests += 1;
        weight.bytes += bytes.len();
        weight.compressed += match is_compressed(path) {
            true => gzip(&bytes),
            false => bytes.len(),
        };
    }
    Ok(weight)
}

/// What is wrong with the weight of a page with a stepper.
pub fn problems(page: &str, weight: Weight) -> Vec<Problem> {
    let mut problems = Vec::new();
    if weight.compressed >= MOST_BYTES {
        let what = format!(
            "needs {} bytes on first load, and {MOST_BYTES} is too many",
            weight.compressed
        );
        problems.push(Problem::at(page, what));
    }
    if weight.requests >= MOST_REQUESTS {
        let what = format!(
            "needs {} requests on first load, and {MOST_REQUESTS} is too many",
            weight.requests
        );
        problems.push(Problem::at(page, what));
    }
    problems
}

fn is_compressed(path: &Path) -> bool {
    path.extension()
        .is_some_and(|end| COMPRESSED.iter().any(|known| end == *known))
}

fn gzip(bytes: &[u8]) -> usize {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::default());
    // Memory takes whatever is written.
    let _ = encoder.write_all(bytes);
    encoder.finish().map_or(bytes.len(), |text| text.len())
}

#[cfg(test)]
mod tests {
    use super::{MOST_BYTES, MOST_REQUESTS, Weight, problems};

    #[test]
    fn a_page_that_is_too_heavy_is_found() {
        let weight = |requests, compressed| Weight {
            requests,
            bytes: 0,
            compressed,
        };
        assert!(problems("p", weight(MOST_REQUESTS - 1, MOST_BYTES - 1)).is_empty());
        assert_eq!(problems("p", weight(MOST_REQUESTS, MOST_BYTES)).len(), 2);
    }
}
