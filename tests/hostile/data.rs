//! Breakages of what stands beside the programs: manifests, expectations, outcomes, claims, mutants,
//! originals; and of `book.toml`.

mod claims;
mod expectations;
mod settings;

use crate::kind::{Breakage, Draw, Kind};

const LISTINGS: &str = "listings/";

/// The kinds of expectations that say exactly what is printed.
const EXACT: [&str; 5] = [
    "expected.txt",
    "expected-any-order.txt",
    "expected-hang.txt",
    "expected-panic.txt",
    "expected-error.txt",
];

pub fn kinds() -> Vec<Kind> {
    let mut kinds = expectations::expectations();
    kinds.extend(expectations::outcomes());
    kinds.extend(claims::claims());
    kinds.extend(claims::mutants_and_originals());
    kinds.extend(settings::manifests());
    kinds.extend(settings::book_toml());
    kinds
}

/// A file of some listing that says exactly what is printed.
fn exact(draw: &mut Draw) -> Option<String> {
    let file = draw.next(&EXACT);
    draw.file_of_listing(file).map(|(_, path)| path)
}

fn joined(lines: &[String]) -> String {
    lines.iter().flat_map(|line| [line, "\n"]).collect()
}

/// The file with something else in it.
fn rewritten(path: String, text: impl Into<Vec<u8>>) -> Breakage {
    Breakage::new(path.clone()).write(path, text)
}

fn cut(draw: &mut Draw, path: String) -> Breakage {
    let text = draw.text(&path);
    let at = draw.rng.usize(1..text.len() - 1);
    let at = (0..=at)
        .rev()
        .find(|at| text.is_char_boundary(*at))
        .unwrap_or(0);
    rewritten(path, &text[..at])
}
