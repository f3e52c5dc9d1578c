//! Breakages of fences.

use super::{FENCE, starts_fence};
use crate::kind::Must::{Either, Refuse};
use crate::kind::{CHAPTERS, Kind};

pub fn fences() -> Vec<Kind> {
    vec![
        Kind::new("a fence's end is dropped", Refuse, 8, |draw| {
            draw.at_line(
                CHAPTERS,
                |line| line == FENCE,
                |_, lines, at| {
                    lines.remove(at);
                    Some(())
                },
            )
        }),
        Kind::new("a fence's start is dropped", Refuse, 4, |draw| {
            draw.at_line(CHAPTERS, starts_fence, |_, lines, at| {
                lines.remove(at);
                Some(())
            })
        }),
        Kind::new("a fence ends with tildes", Refuse, 3, |draw| {
            draw.at_line(
                CHAPTERS,
                |line| line == FENCE,
                |_, lines, at| {
                    lines[at] = "~~~".to_string();
                    Some(())
                },
            )
        }),
        Kind::new("a fence's mark is another", Refuse, 6, |draw| {
            let is_listing = |line: &str| line.starts_with("```rust") || line == "```console";
            draw.at_line(CHAPTERS, is_listing, |draw, lines, at| {
                lines[at] = match lines[at].as_str() {
                    "```console" => draw.next(&["```text", "```rust", "```consol"]),
                    _ => draw.next(&["```rust,ignore", "```text", "```Rust", "```"]),
                }
                .to_string();
                Some(())
            })
        }),
        Kind::new(
            "a fence is indented into a list",
            Either("a fence in a list is one, too"),
            3,
            |draw| {
                draw.at_line(
                    CHAPTERS,
                    |line| line == "```console",
                    |_, lines, at| {
                        let end = at + lines[at + 1..].iter().position(|line| line == FENCE)? + 1;
                        for line in &mut lines[at..=end] {
                            *line = format!("  {line}");
                        }
                        lines[at].replace_range(..1, "-");
                        Some(())
                    },
                )
            },
        ),
    ]
}
