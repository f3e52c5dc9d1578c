//! Breakages of chapters and of SUMMARY.md.

mod bytes;
mod directives;
mod fences;
mod html;
mod includes;
mod summary;

use crate::kind::Kind;

const FENCE: &str = "```";

pub fn kinds() -> Vec<Kind> {
    let mut kinds = fences::fences();
    kinds.extend(directives::directives());
    kinds.extend(directives::marks());
    kinds.extend(includes::includes());
    kinds.extend(html::html());
    kinds.extend(bytes::bytes());
    kinds.extend(summary::summary());
    kinds
}

fn starts_fence(line: &str) -> bool {
    line.strip_prefix(FENCE)
        .is_some_and(|info| !info.is_empty())
}
