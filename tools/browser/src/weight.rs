//! What a page weighs on first load: everything that the browser asks for to show it; and what of it
//! is the stepper's.

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

/// Bytes that the stepper's script and style have together, as they are written.
pub const MOST_OF_STEPPER: usize = 15_000;

/// Compressed bytes of all data that the steppers of a page are fed with.
pub const MOST_DATA: usize = 60_000;

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

/// What is wrong with the size of the stepper itself, whose files are in the folder `theme`.
///
/// # Errors
/// Where one of them cannot be read.
pub fn stepper(theme: &Path) -> Result<Vec<Problem>, Problem> {
    let mut bytes = 0;
    for name in ["play.css", "play.js"] {
        let path = theme.join(name);
        let file = std::fs::metadata(&path).map_err(|e| Problem::file(&path, "read", e))?;
        bytes += file.len() as usize;
    }
    let what = format!("the stepper has {bytes} bytes, and {MOST_OF_STEPPER} is too many");
    Ok(too_many(bytes, MOST_OF_STEPPER, "theme/play.js", what))
}

/// What is wrong with the size of the data on a page with this text.
pub fn data(page: &str, html: &str) -> Vec<Problem> {
    let parts = html.split("<script type=\"application/json\">").skip(1);
    let data: String = parts
        .filter_map(|part| part.split("</script>").next())
        .collect();
    let bytes = gzip(data.as_bytes());
    let what = format!("its steppers' data is {bytes} bytes, and {MOST_DATA} is too many");
    too_many(bytes, MOST_DATA, page, what)
}

fn too_many(bytes: usize, most: usize, place: &str, what: String) -> Vec<Problem> {
    match bytes >= most {
        true => vec![Problem::at(place, what)],
        false => Vec::new(),
    }
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
    use super::{MOST_BYTES, MOST_REQUESTS, Weight, data, problems, stepper};

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

    #[test]
    fn a_stepper_or_its_data_that_is_too_large_is_found() {
        let folder = crate::book::work("heavy");
        std::fs::create_dir_all(&folder).expect("the target folder can be written");
        std::fs::write(folder.join("play.css"), "x").expect("it can be written");
        for (bytes, problems) in [(14_998, 0), (14_999, 1)] {
            std::fs::write(folder.join("play.js"), "x".repeat(bytes)).expect("it can be written");
            assert_eq!(
                stepper(&folder).map(|found| found.len()).ok(),
                Some(problems)
            );
        }
        // What repeats nothing is hardly compressed.
        let mut state = 1_u64;
        let noise = std::iter::repeat_with(|| {
            state = state
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1);
            char::from(b'A' + (state >> 59) as u8)
        });
        let noise: String = noise.take(120_000).collect();
        let page = |data: &str| format!("<script type=\"application/json\">{data}</script>{noise}");
        assert!(data("p", &page("{}")).is_empty());
        assert_eq!(data("p", &page(&noise)).len(), 1);
    }
}
