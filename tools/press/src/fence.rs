//! The fenced code blocks of a chapter.

use pulldown_cmark::{CodeBlockKind, Event, Options, Parser, Tag, TagEnd};
use std::ops::Range;

/// A fenced code block.
pub struct Fence {
    /// What stands after the opening backticks.
    pub info: String,
    pub code: String,
    /// The bytes from the opening to after the closing line.
    pub span: Range<usize>,
}

impl Fence {
    /// The words after the opening backticks.
    pub fn words(&self) -> impl Iterator<Item = &str> {
        self.info.split([',', ' ']).filter(|word| !word.is_empty())
    }

    /// The first of them; empty where there is none.
    pub fn language(&self) -> &str {
        self.words().next().unwrap_or_default()
    }

    /// Whether the fence, a part of `text`, has a closing line.
    pub fn is_closed(&self, text: &str) -> bool {
        let lines: Vec<&str> = text[self.span.clone()].trim_end().lines().collect();
        let last = lines.last().map_or("", |line| line.trim());
        lines.len() > 1 && (last.starts_with("```") || last.starts_with("~~~"))
    }
}

/// All fences at the left margin or inside HTML, which is where a fence of a chapter stands.
pub fn fences(text: &str) -> Vec<Fence> {
    let mut fences = Vec::new();
    let mut open: Option<Fence> = None;
    for (event, span) in Parser::new_ext(text, Options::empty()).into_offset_iter() {
        match event {
            Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(info))) => {
                open = Some(Fence {
                    info: info.to_string(),
                    code: String::new(),
                    span,
                });
            }
            Event::Text(code) => {
                if let Some(fence) = &mut open {
                    fence.code.push_str(&code);
                }
            }
            Event::End(TagEnd::CodeBlock) => fences.extend(open.take()),
            _ => {}
        }
    }
    for fence in &mut fences {
        // The closing line's end belongs to the fence, so that what replaces it is whole lines.
        if text[fence.span.end..].starts_with('\n') {
            fence.span.end += 1;
        }
    }
    fences
}

#[cfg(test)]
mod tests {
    use super::fences;

    #[test]
    fn a_fence_is_found_with_its_closing_line() {
        let text = "# A\n\n```rust\nfn main() {}\n```\n\nText.\n\n```console\n$ ls\n```\n";
        let fences = fences(text);
        assert_eq!(fences.len(), 2);
        assert_eq!(
            &text[fences[0].span.clone()],
            "```rust\nfn main() {}\n```\n"
        );
        assert_eq!(fences[0].code, "fn main() {}\n");
    }
}
